// The order of what is found: BM25F over a part's title, heading, own words and text, in the words that query became.
import { words } from "./soegedansk.js";
import { LONGEST, TEXT, TITLE, WORDS } from "./soegeindeks.js";

const K = 2;
const B = 0.4;
const ELSEWHERE = 0.32;
const AIMED = 6;
const LOOK = 30;
const NAMED = 1.05;
const COVERED = 0.6;
const NEAR = 0.15;
const FIRST = 1.3;
const ALONE = 1;
const NUMBER = 2;
const SAID = 0.6;
const IN_TITLE = 8.5;
const LEAD = 25;
const IN_LEAD = 2;
const IN_HEAD = 1.2;
const IN_WORDS = 1.9;

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
      const number = Math.trunc(one / (4 * LONGEST));
      const field = Math.trunc(one / LONGEST) % 4;
      const part = parts[number];
      if (field === TEXT) {
        const place = one % LONGEST;
        add(number, (part.first && place < LEAD ? IN_LEAD : 1) * worth * (1 / (1 - B + B * part.length / index.average)));
        if (texts) {
          const text = texts.get(number);
          if (text) text.push(place);
          else texts.set(number, [place]);
        }
      } else if (field === WORDS) add(number, IN_WORDS * worth * (1 / (0.7 + 0.3 * part.own.length / 6)));
      else if (field === TITLE) add(number, IN_TITLE * worth * (1 / (0.6 + 0.4 * part.page.titleWords.length / 3)) * (part.alone ? 0.3 : 1));
      else add(number, IN_HEAD * worth * (1 / (0.6 + 0.4 * part.head.length / 3)));
      if (worth >= 0.5 && !closest[number]) { closest[number] = 1; count += 1; }
    }
  }
  for (const address of term.pages.keys()) {
    const [path, anchor] = address.split("#");
    const page = index.byPage.get(path);
    if (!page) continue;
    const part = parts.slice(page.firstPart, page.last).find((one) => (anchor ? one.anchor === anchor : one.first)) ?? parts[page.firstPart];
    add(part.number, AIMED);
  }
  count ||= those.length;
  const rare = Math.log(1 + (parts.length - count + 0.5) / (count + 0.5));
  return { held, texts, those, rare: /^\d{4,}$/.test(term.word) ? NUMBER * rare : rare }; // whoever types a module's number means it
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

// How well the query and a title fill each other out: 1 when each says all of the other. `like` is how near a word is to any
// word of the query: most titles have none that is near.
function fills(title, index, terms, total, like) {
  let [wanted, met, used] = [0, 0, 0];
  for (const word of title) if ((like.get(word) ?? 0) >= 0.6 && !index.small.has(word)) met += 1;
  if (!met) return 0;
  for (const word of title) if (!index.small.has(word)) wanted += 1;
  for (const { found, worth, rare } of terms) {
    let best = 0;
    for (const word of title) best = Math.max(best, found.get(word) ?? 0);
    used += worth * rare * best;
  }
  const [there, back] = [met / wanted, used / total];
  return 2 * there * back / (there + back);
}

// The title of a part or another way of saying it: the one that is nearest to the query.
function named(part, ...query) {
  let best = fills(part.alone || !part.first ? part.head : part.page.titleWords, ...query);
  for (const title of part.titles) best = Math.max(best, fills(title, ...query));
  return best;
}

// What it is worth that a part says the very words: as its own, in its title or in its text.
function said(index, part, terms) {
  const typed = ` ${terms.map(({ word }) => word).join(" ")} `;
  const holds = (list) => ` ${list.join(" ")} `.includes(typed);
  if (part.titles.some(holds) || holds(part.head) || (part.first && holds(part.page.titleWords))) return SAID;
  return holds(words(part.text)) ? SAID / 2 : 0;
}

// Returns hits, the best first: { part, score, covered }. A page is one hit, by its best part.
export function rank(index, terms) {
  const weighed = terms.map((term) => ({ ...term, ...weigh(index, term) }));
  const total = weighed.reduce((sum, { rare, worth, those }) => sum + (those.length ? rare * worth : 6 * worth), 0) || 1;
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
  const best = new Map();
  for (const number of numbers) {
    const part = index.parts[number];
    const { page } = part;
    let score = 0;
    let met = 0;
    const near = [];
    for (const { held, texts, pages, rare, worth } of weighed) {
      const own = held[number];
      const around = part.alone ? 0 : ELSEWHERE * pages[page.number];
      const amount = Math.max(own, around) + (own ? around * 0.3 : 0);
      if (!amount) continue;
      score += worth * rare * amount * (K + 1) / (K + amount);
      met += worth * rare * (own ? 1 : 0.7);
      const text = texts?.get(number);
      if (text) near.push(text);
    }
    const covered = met / total;
    score *= covered ** COVERED;
    score *= 1 + NEAR * nearness(near);
    score *= 1 + NAMED * named(part, index, weighed, total, like);
    score *= asked(page) ? 1 : page.weight;
    if (part.alone) score *= ALONE;
    else if (part.first) score *= FIRST;
    const key = part.alone ? `${page.number}#${part.anchor}` : page.number;
    if (score > (best.get(key)?.score ?? 0)) best.set(key, { part, score, covered });
  }
  const order = (a, b) => b.score - a.score || a.part.number - b.part.number;
  const hits = [...best.values()].sort(order);
  if (terms.length > 1) for (const hit of hits.slice(0, LOOK)) hit.score *= 1 + said(index, hit.part, terms);
  return hits.sort(order);
}
