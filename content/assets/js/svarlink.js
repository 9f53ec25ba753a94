// Links that carry answers: every one is written and read here. ?svar=3#udfyldt=3.k2x9f1&ledermoede=on&sted=Nord The
// answers stand after the «#», which no server is sent. Their number and a check sign come before them, and the number
// once more before the «#»: mail and chat cut links, unpick them and glue signs on, and the reader is told what is gone.
const LOOSE = /[^A-Za-z0-9]$/;
const END = /(?:%[0-9a-f]{2}|[^a-z0-9])$/i; // what may be glued on, as it stands in an address
const GLUED = 8; // so many of them are tried away
const hex = (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
const plain = (text) => text.replace(/\r\n?/g, "\n").normalize("NFC");

// A short sign in small letters, which a link in small letters keeps too.
function checkOf(pairs) {
  let sum = 0x811c9dc5;
  for (const sign of pairs.map((pair) => pair.join("&=")).join("&&")) sum = Math.imul(sum ^ sign.codePointAt(0), 0x01000193) >>> 0;
  return sum.toString(36);
}

// The address of some answers, from the page's own; the path alone when there are none. No sign in it is one that mail
// takes for the sentence's own, or chat for a way to say bold.
export function write(mark, pairs, count = pairs.length) {
  if (!pairs.length) return "";
  const kept = pairs.map(([name, value]) => [name, plain(value)]);
  const text = String(new URLSearchParams(kept)).replace(/%2F/g, "/").replace(/[*_~]/g, hex).replace(/\+$/, "%20").replace(LOOSE, hex);
  return `?svar=${count}#${mark}=${count}.${checkOf(kept)}&${text}`;
}

function decoded(text) {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (part) => { try { return decodeURIComponent(part); } catch { return part; } });
}

// What programs do to a link, undone; each alone and after one another.
const REPAIRS = [
  (text) => text.replace(/&(?:amp;|#38;|#x26;)+/gi, "&"),
  (text) => text.replace(/%26(?:amp;|amp%3b)?(?=[\wæøå-]+=)/gi, "&"),
  (text) => text.replace(/%26(?:amp;|amp%3b)?(?=[\wæøå-]+(?:=|%3d))/gi, "&").replace(/(^|&)([\wæøå-]+)%3d/gi, "$1$2="),
  (text) => text.replace(/=3D/gi, "="),
  decoded,
  decoded,
];

function readings(text) {
  const bare = text.replace(/(?:[)\]}>"»\u201d’…]|%3e|%c2%bb)+[.,;:!?]*$/i, ""); // never written at the end
  const texts = new Set([bare, text]);
  for (const repair of REPAIRS) for (const one of [...texts]) texts.add(repair(one));
  for (const one of [...texts]) {
    for (let rest = one, times = 0; times < GLUED && END.test(rest); times += 1) texts.add(rest = rest.replace(END, ""));
  }
  return [...texts];
}

function parsed(text, mark) {
  const [head, ...rest] = text.split("&");
  const [, word = "", count, check] = /^\W*(\w*?)(?:=(\d+)\.(\w+))?$/.exec(head) ?? [];
  const marked = word.toLowerCase() === mark;
  const words = [...new URLSearchParams((marked ? rest : [head, ...rest]).join("&"))];
  const pairs = words.filter(([name, value]) => name || value).map(([name, value]) => [name.toLowerCase(), plain(value)]);
  const sign = marked && count ? { count: Number(count), check: check.toLowerCase() } : null;
  return { marked, sign, pairs };
}

export function isAnchor(hash) {
  try { return hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1))) !== null; } catch { return false; }
}

// Reads the answers of an address whose fragment begins with `mark`. `fits` says whether a name and its value are some
// that the page knows. Returns { pairs, given, count, whole }: the pairs that fit; how many there were in all; how many
// were written, where that is known; and whether all came through (null: an old link, which doesn't say). Returns null
// for an address without answers. `counted` is how many answers some pairs are.
export function read(mark, fits, { hash, search } = location, counted = (pairs) => pairs.length) {
  const asked = /[?&]svar=(\d+)/.exec(search);
  const missing = asked ? { pairs: [], given: 0, count: Number(asked[1]), whole: false } : null;
  const inside = hash.length > 1 ? null : /%(?:25)*23(.*)$/.exec(search); // the «#» itself was escaped
  const text = inside ? inside[1] : hash.slice(1);
  if (!text || isAnchor(hash)) return missing;
  if (inside && search === location.search) history.replaceState(null, "", `${location.pathname}${search.slice(0, inside.index)}#${text}`);
  let best = null;
  for (const reading of readings(text)) {
    const one = parsed(reading, mark);
    one.fitting = one.pairs.filter(([name, value]) => fits(name, value));
    const escaped = one.fitting.some(([, value]) => /%[0-9a-f]{2}/i.test(value)) || one.fitting.every(([, value]) => value.startsWith("3D"));
    one.worth = 2 * one.fitting.length - one.pairs.length + (one.marked ? 0.5 : 0) - (escaped ? 0.1 : 0);
    if (one.sign && one.sign.check === checkOf(one.pairs)) { best = { ...one, sound: true }; break; }
    if (!best || one.worth > best.worth) best = one;
  }
  const answers = best.marked || best.fitting.length || /[=&]|%26|%3d/i.test(text) || (text.length > 2 && mark.startsWith(text.toLowerCase()));
  if (!answers) return missing;
  const count = best.sign?.count ?? missing?.count ?? null;
  const whole = best.sound ? true : count === null ? null : false;
  if (!best.sound) best.fitting = best.fitting.map(([name, value]) => [name, value.replace(/(?:\ufffd|%[0-9a-f]?)+$/i, "")]); // cut in a sign
  return { pairs: best.fitting, given: counted(best.pairs), count, whole };
}

const many = (number, [one, more]) => (number === 1 ? `1 ${one}` : `${number} ${more}`);

// What to tell of an address that brought less than it says, when the page could use `kept` of its answers: nothing of a
// sound one. `names` is what one and several of them are called.
export function told({ given, count, whole }, kept, names = ["svar", "svar"]) {
  if (whole) return kept < given ? `${many(given - kept, names)} i linket passer ikke mere til siden, som den er nu.` : "";
  if (!kept) {
    return count ? `Linket er ikke helt: ${many(count, names)} mangler. Få det sendt igen.`
      : `Linket er ikke helt: Der er ingen ${names[1]} i det, vi kan læse. Få det sendt igen.`;
  }
  if (whole === null) return kept < given ? `Linket er ikke helt: ${many(given - kept, names)} kunne ikke læses. Se efter, hvad der mangler.` : "";
  return kept < count ? `Linket er ikke helt: ${many(count - kept, names)} mangler. Se efter, om resten er rigtigt, eller få det sendt igen.`
    : "Linket er ændret på vejen. Se efter, om alt er rigtigt, eller få det sendt igen.";
}

// The words of a link that keeps a choice before the «#» (?m=a&m=b): read as forgivingly, and cleared of what is glued on.
export function choices(search = location.search) {
  const text = search.slice(1).replace(/&(?:amp;)+/gi, "&").replace(/%26(?:amp;)?(?=[\w-]+(?:=|%3d))/gi, "&").replace(/(^|&)([\w-]+)%3d/gi, "$1$2=");
  return new URLSearchParams(text.replace(/(?:[)\]}>"»\u201d’…,;:!?]|%(?:29|5d|3e|22|2c|c2%bb|e2%80%[9a][0-9a-f]))+[.,;:!?]*$/i, "").replace(/\.+$/, ""));
}
