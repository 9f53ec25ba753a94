// What a reader typed → what is looked for: each word with its inflections, its compounds, what the guide calls it, and
// what it may be a slip of. A word that is looked for is a map: word of the index → how much it is worth.
import { differ, letters, loose, slips, words } from "./soegedansk.js";
import { formsOf } from "./soegeindeks.js";
import { weights } from "./soegevaegte.js";

const EXACT = 1;
const BENT = 0.95;
const CALLED = 0.95;
const PART = 0.6;
const KIN = 0.55;
const LEADING = 0.3;
const FEW = 1; // so many of its own forms, or none, the index may have
const BEGINS = 0.4;
const INSIDE = 0.25;
const LINKS = ["", "s", "e"]; // between the parts of a compound
const PIECE = 0.5;
const LED = 0.2;

const add = (found, word, worth) => { if (worth > (found.get(word) ?? 0)) found.set(word, worth); };

// The word itself, its inflections, what is made of it, and compounds with it.
function near(index, word, times = 1) {
  if (!index.nearest.has(word)) index.nearest.set(word, around(index, word));
  return new Map([...index.nearest.get(word)].map(([other, worth]) => [other, worth * times]));
}

function around(index, word) {
  const found = new Map();
  const families = index.families.of(word);
  if (index.places.has(word)) add(found, word, EXACT);
  for (const family of families) {
    for (const form of formsOf(family)) if (index.places.has(form)) add(found, form, form === word ? EXACT : BENT);
    for (const [form, weight] of index.compoundsOf(family)) add(found, form, PART * weight);
  }
  for (const family of families) { // a compound that hardly stands anywhere is about what it begins with too
    const part = found.size > FEW ? null : leading(index, family);
    if (part) for (const form of [part, ...index.families.of(part).flatMap(formsOf)]) if (index.places.has(form)) add(found, form, LEADING);
  }
  for (const family of families) {
    const root = family.start.replace(/(?:else|ning|ing|er|e|n|a)$/, "");
    if (root.length > 4) for (const other of index.beginning(root)) if (other.length < root.length + 6) add(found, other, KIN);
  }
  return found;
}

// What a compound begins with, as a word of its own: «overbygning» in «overbygningsmodul».
function leading(index, { start, cut }) {
  const lead = start.slice(0, cut);
  return [lead, lead.replace(/[se]$/, "")].find((one) => one && !index.small.has(one) && (index.places.has(one) || index.families.of(one).length));
}

// A word in its parts, all of them known, such as «ledelses|opbakning» and «modul|valgs|ark»; nothing when it can't be.
export function inParts(index, word) {
  const knows = (part) => !index.small.has(part) && (index.has(part) || index.families.of(part).length > 0);
  for (let cut = 3; cut <= word.length - 3; cut += 1) {
    const last = word.slice(cut);
    if (!knows(last)) continue;
    const firsts = [word.slice(0, cut), word.slice(0, cut).replace(/s$/, ""), word.slice(0, cut).replace(/e$/, "")].filter(({ length }) => length > 2);
    const first = firsts.find(knows);
    if (first) return [first, last];
    for (const one of firsts) {
      const more = inParts(index, one);
      if (more) return [...more, last];
    }
  }
  return null;
}

// A small word that is written together with the next, «igang» and «tilrådighed»: both; any other word alone.
function apart(index, word) {
  const knows = (one) => index.has(one) || index.families.of(one).length > 0;
  if (word.length < 5 || knows(word) || withLetters(index, word)) return [word];
  for (let cut = 1; cut <= 3 && cut <= word.length - 4; cut += 1) {
    const [first, last] = [word.slice(0, cut), word.slice(cut)];
    if (index.small.has(first) && knows(last) && !index.small.has(last)) return [first, last];
  }
  return [word];
}

// What a long unknown word begins or ends with, where that is known: «flerfaglig» is about something «faglig».
function pieces(index, word) {
  const knows = (part) => !index.small.has(part) && (index.has(part) || index.families.of(part).length > 0);
  const found = [];
  for (let cut = 2; word.length - cut >= 5; cut += 1) if (knows(word.slice(cut))) { found.push(word.slice(cut)); break; }
  for (let cut = word.length - 2; cut >= 5; cut -= 1) if (knows(word.slice(0, cut))) { found.push(word.slice(0, cut)); break; }
  return found;
}

function beginnings(index, word, found, times = 1) {
  for (const other of index.beginning(word)) if (other.length > word.length) add(found, other, times * BEGINS * (0.4 + 0.6 * word.length / other.length));
}

// A word typed without Danish letters, «foelgeskab», that only stands so in an address: nothing when it is well known.
function withLetters(index, word) {
  if (index.families.of(word).length || !/aa|oe|ae/.test(word)) return null;
  return index.known.get(loose(word))?.find((other) => other !== word && index.families.of(other).length) ?? null;
}

// A short word that lost a letter, or has two that changed places, is a small one: «hvm», «hvd», «ikk».
function meantSmall(index, word) {
  if (word.length !== 3) return [];
  const own = letters(word);
  const found = [...index.small].filter((other) => other.length > 2 && other[0] === word[0] && !(own & ~letters(other)) && slips(word, other, 1) === 1);
  return found.map((other) => ({ word: other, distance: 1 })).sort((a, b) => often(index, b.word) - often(index, a.word)).slice(0, 1);
}

const often = (index, word) => index.places.get(word)?.length ?? 0;

// What an unknown word may be meant to be: nearest first. Two slips only in a long word, and none in a number.
export function meant(index, word) {
  if (word.length < 4 || /\d/.test(word)) return meantSmall(index, word);
  const same = index.known.get(loose(word));
  if (same) {
    const bent = same.filter((other) => index.families.of(other).length);
    return (bent.length ? bent : same).filter((other) => other !== word).map((other) => ({ word: other, distance: 0 }));
  }
  const most = word.length >= 8 ? 2 : 1;
  const plain = loose(word);
  const own = letters(plain);
  let best = most + 0.9;
  let place = 0;
  const found = [];
  for (const [other, whole] of index.known) {
    const far = differ(own, index.letters[place], 2 * most);
    place += 1;
    if (far || Math.abs(other.length - plain.length) > most || other.length < 4) continue;
    const distance = slips(plain, other, most) + (other[0] === plain[0] ? 0 : 0.5);
    if (distance > best) continue;
    best = distance;
    for (const one of whole) found.push({ word: one, distance });
  }
  return found.filter(({ distance }) => distance <= best).sort((a, b) => often(index, b.word) - often(index, a.word)).slice(0, 4);
}

// Whether a reader's words hold what a row says, in any inflection: the places of the words that do, or nothing.
function said(index, typed, phrase) {
  const places = [];
  for (const word of phrase) {
    const place = typed.findIndex(({ forms, word: own }, at) => !places.includes(at) && (own === word || forms.has(word)));
    if (place < 0) return null;
    places.push(place);
  }
  if (Math.max(...places) - Math.min(...places) > phrase.length + 3) return null;
  return places;
}

// Returns the words that are looked for, in order: { word, worth, found, small, pages }; and what was taken for a slip.
export function* understanding(index, query, { exactly = false, typing = false } = {}) {
  const typed = words(query).flatMap((word) => (exactly ? word : apart(index, word))).map((word) => ({ word, asked: word, forms: new Set(), found: new Map(), pages: new Map(), slip: false, rows: [] }));
  const terms = [];
  for (const [place, term] of typed.entries()) {
    yield;
    if (!exactly) term.word = withLetters(index, term.word) ?? term.word;
    const families = index.families.of(term.word);
    const known = index.has(term.word) || families.length > 0 || [place - 1, place].some((one) => typed[one + 1] && wholes(index, typed[one]?.word, typed[one + 1].word).length);
    const nearest = known || exactly ? [] : meant(index, term.word);
    const parts = known || nearest[0]?.distance <= 1 ? null : inParts(index, term.word);
    if (known) term.found = near(index, term.word);
    else if (parts) {
      for (const part of parts) {
        const one = { ...term, word: part, found: near(index, part), forms: new Set(index.families.of(part).flatMap(formsOf)), pages: new Map(), rows: [], half: true };
        terms.push(one);
      }
      continue;
    }
    if (!term.found.size && term.word.length > 2 || (typing && place === typed.length - 1 && term.word.length > 1)) beginnings(index, term.word, term.found, term.found.size ? 0.4 : 1);
    if (!known && !term.found.size) {
      const [first, ...others] = nearest;
      if (first) {
        term.slip = true;
        term.word = first.word;
        for (const one of [first, ...others]) for (const [word, worth] of near(index, one.word, one.distance === 0 ? 1 : one === first ? 0.9 : 0.6)) add(term.found, word, worth);
        for (const one of others) for (const family of index.families.of(one.word)) for (const form of formsOf(family)) term.forms.add(form);
      }
    }
    if (!known && !exactly && !term.found.size) for (const piece of pieces(index, term.word)) for (const [word, worth] of near(index, piece, PIECE)) add(term.found, word, worth);
    if (!known && !term.found.size && term.word.length > 3) for (const other of index.sorted) if (other.includes(term.word)) add(term.found, other, INSIDE);
    for (const family of index.families.of(term.word)) for (const form of formsOf(family)) term.forms.add(form);
    terms.push(term);
  }
  yield;
  const pairs = joined(index, terms);
  const answers = yield* everyday(index, terms);
  yield;
  ownWords(index, terms);
  for (const [one, next] of pairs) { // what a row says of «rollefordeling» is said of both «rolle» and «fordeling»
    if (next.rows.length || !one.rows.length) continue;
    next.rows.push(...one.rows);
    for (const [page] of one.pages) next.pages.set(page, 1);
  }
  for (const term of terms) term.small = index.small.has(term.word) && !term.rows.length;
  const content = terms.some(({ small }) => !small);
  for (const term of terms) term.worth = term.small && content ? weights.SMALL : 1;
  return { terms, answers, slips: typed.filter(({ slip }) => slip) };
}

// «gruppe vejledning» is «gruppevejledning» too, and «side mands oplæring» «sidemandsoplæring».
function joined(index, terms) {
  const pairs = [];
  const join = (those, whole) => {
    for (const form of [whole, ...index.families.of(whole).flatMap(formsOf)]) for (const one of those) one.forms.add(form); // a row may say it so
    for (const [word, worth] of near(index, whole)) if (worth >= BENT) for (const one of those) add(one.found, word, worth);
    for (let place = 0; place + 1 < those.length; place += 1) pairs.push([those[place], those[place + 1]]);
  };
  for (let place = 0; place + 1 < terms.length; place += 1) {
    const [one, next, third] = terms.slice(place, place + 3);
    if (one.half || index.small.has(one.word) && one.word.length < 3) continue;
    for (const whole of wholes(index, one.word, next.word)) join([one, next], whole);
    if (third) for (const link of LINKS) for (const whole of wholes(index, one.word + link + next.word, third.word)) join([one, next, third], whole);
  }
  return pairs;
}

// The words that two words are, written as one.
const wholes = (index, one, next) => (one ? LINKS.map((link) => one + link + next).filter((whole) => index.has(whole) || index.families.of(whole).length) : []);

// The guide's own word for what a row says leads to its pages too, but less surely.
function ownWords(index, terms) {
  for (const row of index.everyday) {
    for (const phrase of row.called) {
      const places = row.pages.length ? said(index, terms, phrase) : null;
      for (const place of places ?? []) for (const page of row.pages) if (!terms[place].pages.has(page)) terms[place].pages.set(page, LED);
    }
  }
}

function* everyday(index, terms) {
  const answers = [];
  const rows = [];
  for (const row of index.everyday) {
    let longest = null;
    for (const phrase of row.said) {
      const places = said(index, terms, phrase);
      if (places && (!longest || places.length > longest.length)) longest = places;
    }
    if (longest) { rows.push([row, longest]); yield; }
  }
  for (const [row, longest] of rows) { // «tage imod» is not «imod»
    if (longest.length === 1 && rows.some(([, other]) => other.length > 1 && other.includes(longest[0]))) continue;
    yield;
    for (const place of longest) {
      const term = terms[place];
      term.rows.push(row);
      for (const phrase of row.called) for (const word of phrase) if (!index.small.has(word) || phrase.length === 1) for (const [form, worth] of near(index, word, CALLED / Math.sqrt(phrase.length))) if (worth > 0.3) add(term.found, form, worth);
      for (const page of row.pages) term.pages.set(page, 1);
    }
    if (row.answer) answers.push(row);
  }
  return answers;
}
