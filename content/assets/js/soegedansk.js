// Danish words as the search takes them: alike whatever their capitals, and near each other when one is a slip of the other.
export const WORD = /[0-9A-Za-zª²³µ¹º¼-¾À-ÖØ-öø-\u024f]+/g; // four times as quick as asking of each sign what it is
const OTHER = /[\u0250-\u1fff\u2070-\uffff]/;
export const words = (text) => (OTHER.test(text) ? text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) : text.toLowerCase().match(WORD)) ?? [];

// «folgeskab», «foelgeskab» and «følgeskab» are written alike: what a keyboard without Danish letters makes of them.
const DANISH = /[æøå]|aa|oe|ae/;
export const loose = (word) => (DANISH.test(word) ? plain(word) : word);
const plain = (word) => word.replace(/aa|å/g, "a").replace(/oe|ø/g, "o").replace(/ae|æ/g, "a");

// Which letters a word has, a bit for each: a slip changes two of them at most.
export function letters(word) {
  let bits = 0;
  for (let place = 0; place < word.length; place += 1) bits |= 1 << (word.charCodeAt(place) & 31);
  return bits;
}

export function differ(one, other, most) {
  let count = 0;
  for (let bits = one ^ other; bits && count <= most; bits &= bits - 1) count += 1;
  return count > most;
}

// How many letters to add, leave out, change or swap with the next, up to `most`; one more for all that is further off.
const rows = [[], [], []]; // used again and again
export function slips(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last, row] = rows;
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return last[b.length];
}
