// The order of what is found: BM25F over a part's title, heading, own words and text, in the words that query became.
import { words } from "./soegedansk.js";
import { weights } from "./soegevaegte.js";
import { FIELD, NOWHERE, PART, TEXT, TITLE, WORDS } from "./soegeindeks.js";

const LOOK = 30;
const LEAD = 25;
const ASKS_MEANING = /^hvad (?:er|betyder|hedder|menes|forstås|dækker)\b|\b(?:betyder|betydning|definition|forkortelse)\b|^hvad vil .*\bsige\b/;

// For one word: how much each part holds of it, and where in its text; which parts those are; and how rare it is as it was
// typed. A part's number is its place in arrays: a common word stands in most of them.
function weigh(index, term) {
  const { parts } = index;
  const held = new Float64Array(parts.length);
  const texts = term.small ? null : new Map(); // nobody asks how near a small word stands
  const closest = new Uint8Array(parts.length);
  const those = [];
  let count = 0;
  const add = (number, amount) => {
    if (!held[number]) those.push(number);
    held[number] += amount;
  };
  for (const [word, worth] of term.found) {
    for (const one of index.places.get(word)) {
      const number = one >> PART;
      const field = one >> FIELD & 3;
      const part = parts[number];
      if (field === TEXT) {
        const place = one & NOWHERE;
        add(number, (part.first && place < LEAD ? weights.IN_LEAD : 1) * worth * (1 / (1 - weights.B + weights.B * part.length / index.average)));
        if (texts && place < NOWHERE) {
          const text = texts.get(number);
          if (text) text.push(place);
          else texts.set(number, [place]);
        }
      } else if (field === WORDS) add(number, weights.IN_WORDS * worth * (1 / (1 - weights.LONG_WORDS + weights.LONG_WORDS * Math.min(10, part.said / 6))));
      else if (field === TITLE) add(number, weights.IN_TITLE * worth * (1 / (0.6 + 0.4 * part.page.titleWords.length / 3)) * (part.alone ? 0.3 : 1));
      else add(number, weights.IN_HEAD * worth * (1 / (0.6 + 0.4 * part.head.length / 3)));
      if (worth >= 0.5 && !closest[number]) { closest[number] = 1; count += 1; }
    }
  }
  for (const [address, how] of term.pages) {
    const [path, anchor] = address.split("#");
    const page = index.byPage.get(path);
    if (!page) continue;
    const part = parts.slice(page.firstPart, page.last).find((one) => (anchor ? one.anchor === anchor : one.first)) ?? parts[page.firstPart];
    add(part.number, weights.AIMED * how);
  }
  count ||= those.length;
  const rare = Math.log(1 + (parts.length - count + 0.5) / (count + 0.5));
  return { held, texts, those, rare: /^\d{4,}$/.test(term.word) ? weights.NUMBER * rare : rare }; // whoever types a module's number means it
}

// How near each other the words stand in a text: 1 side by side, less the further apart.
function nearness(lists) {
  if (lists.length < 2) return 0;
  let best = Infinity;
  const [first, ...others] = lists;
  for (const place of first.slice(0, 40)) {
    let span = 0;
    for (const other of others) {
      let gap = Infinity;
      for (const one of other) gap = Math.min(gap, Math.abs(one - place));
      span += gap;
    }
    best = Math.min(best, span / others.length);
  }
  return 1 / (1 + Math.max(0, best - 1) / 4);
}

// What it is worth that a part says the very words: as its own, in its title or in its text.
function said(index, part, terms) {
  const typed = ` ${terms.map(({ word }) => word).join(" ")} `;
  const holds = (list) => ` ${list.join(" ")} `.includes(typed);
  if (part.titles.some(holds) || holds(part.head) || (part.first && holds(part.page.titleWords))) return weights.SAID;
  return holds(words(part.text)) ? weights.SAID / 2 : 0;
}

// Whether a part explains a word of the glossary, where the others with an answer of their own are questions.
export const isWord = ({ alone, name }) => alone && !name.endsWith("?");

// Whether somebody asks what a word means.
export const asksMeaning = (terms) => ASKS_MEANING.test(terms.map(({ word }) => word).join(" "));

// Returns hits, the best first: { part, score, covered }. A page is one hit, by its best part.
export function* ranking(index, terms) {
  const weighed = [];
  for (const term of terms) {
    weighed.push({ ...term, ...weigh(index, term) });
    yield;
  }
  const total = weighed.reduce((sum, { rare, worth, those }) => sum + (those.length ? rare * worth : weights.UNKNOWN * worth), 0) || 1;
  const large = weighed.reduce((sum, { rare, worth, those, small }) => sum + (small ? 0 : those.length ? rare * worth : weights.UNKNOWN * worth), 0) || 1; // the same of words that aren't small
  const alike = index.titles.like(weighed, total);
  yield;
  for (const term of weighed) { // what the best part of each page holds
    term.pages = new Float64Array(index.pages.length);
    for (const number of term.those) {
      const part = index.parts[number];
      const page = part.page.number;
      if (!part.alone && term.held[number] > term.pages[page]) term.pages[page] = term.held[number];
    }
  }
  const like = new Map();
  for (const { found } of weighed) for (const [word, worth] of found) if (worth > (like.get(word) ?? 0)) like.set(word, worth);
  const numbers = new Set(weighed.filter(({ small }, _, all) => !small || all.every((one) => one.small)).flatMap(({ those }) => those));
  // Sources, rules and the like weigh less, unless it is them that are asked for.
  const calls = ([word]) => (like.get(word) ?? 0) >= 0.8;
  const groups = index.groups.map((name) => calls(words(name)));
  const asked = ({ weight, group, titleWords }) => weight < 1 && (groups[group] || calls(titleWords));
  const means = asksMeaning(terms);
  const best = new Map();
  yield;
  for (const number of numbers) {
    if (number % 16 === 0) yield;
    const part = index.parts[number];
    const { page } = part;
    let score = 0;
    let [met, content] = [0, 0];
    const near = [];
    for (const { held, texts, pages, rare, worth, small } of weighed) {
      const own = held[number];
      const around = part.alone ? 0 : weights.ELSEWHERE * pages[page.number];
      const amount = Math.max(own, around) + (own ? around * 0.3 : 0);
      if (!amount) continue;
      score += worth * rare * amount * (weights.K + 1) / (weights.K + amount);
      met += worth * rare * (own ? 1 : 0.7);
      if (!small) content += worth * rare * (own ? 1 : 0.7);
      const text = texts?.get(number);
      if (text) near.push(text);
    }
    const covered = met / total;
    score *= covered ** weights.COVERED;
    score *= 1 + weights.NEAR * nearness(near);
    score *= 1 + weights.NAMED * alike[number];
    score *= asked(page) ? 1 : page.weight + (1 - page.weight) * (part.first ? Math.min(1, weights.OWN * alike[number]) : 0);
    if (isWord(part)) score *= means ? weights.MEANS : weights.EXPLAINED;
    else if (part.first && !part.alone) score *= weights.FIRST;
    else if (!part.alone && page.lists) score *= weights.LISTED;
    const key = part.alone ? `${page.number}#${part.anchor}` : page.number;
    if (score > (best.get(key)?.score ?? 0)) best.set(key, { part, score, covered, content: content / large, named: alike[number] });
  }
  const order = (a, b) => b.score - a.score || a.part.number - b.part.number;
  yield;
  const hits = [...best.values()].sort(order);
  if (terms.length > 1) for (const hit of hits.slice(0, LOOK)) hit.score *= 1 + said(index, hit.part, terms);
  return hits.sort(order);
}
