// The order of what is found: BM25F over a part's title, heading, own words and text, in the words that query became.
import { words } from "./soegedansk.js";
import { HEAD, TEXT, TITLE, WORDS } from "./soegeindeks.js";

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

// For one word: how much each part holds of it, and how many parts hold it as it was typed.
function weigh(index, term) {
  const parts = new Map();
  const closest = new Set();
  for (const [word, worth] of term.found) {
    const places = index.places.get(word);
    for (let at = 0; at < places.length; at += 3) {
      const [number, field, place] = [places[at], places[at + 1], places[at + 2]];
      const part = index.parts[number];
      let norm = 1;
      if (field === TEXT) norm = 1 / (1 - B + B * part.length / index.average);
      else if (field === WORDS) norm = 1 / (0.7 + 0.3 * part.own.length / 6);
      else norm = 1 / (0.6 + 0.4 * (field === TITLE ? part.page.titleWords.length : part.head.length) / 3);
      const held = parts.get(number) ?? { amount: 0, text: [], named: 0 };
      held.amount += (field === TEXT ? (part.first && place < LEAD ? IN_LEAD : 1) : field === TITLE ? IN_TITLE : field === HEAD ? IN_HEAD : IN_WORDS) * worth * norm * (part.alone && field === TITLE ? 0.3 : 1);
      if (field === TEXT) held.text.push(place);
      else held.named = Math.max(held.named, worth);
      parts.set(number, held);
      if (worth >= 0.5) closest.add(number);
    }
  }
  for (const address of term.pages.keys()) {
    const [path, anchor] = address.split("#");
    const page = index.byPage.get(path);
    if (!page) continue;
    const part = index.parts.slice(page.firstPart, page.last).find((one) => (anchor ? one.anchor === anchor : one.first)) ?? index.parts[page.firstPart];
    const held = parts.get(part.number) ?? { amount: 0, text: [], named: 0 };
    held.amount += AIMED;
    held.named = Math.max(held.named, 0.8);
    parts.set(part.number, held);
  }
  const count = closest.size || parts.size;
  const rare = Math.log(1 + (index.parts.length - count + 0.5) / (count + 0.5));
  return { parts, rare: /^\d{4,}$/.test(term.word) ? NUMBER * rare : rare }; // whoever types a module's number means it
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

// How well the query and a title fill each other out: 1 when each says all of the other.
function fills(title, index, terms, total) {
  let [wanted, met, used] = [0, 0, 0];
  for (const word of title) {
    if (index.small.has(word)) continue;
    wanted += 1;
    if (terms.some(({ found }) => (found.get(word) ?? 0) >= 0.6)) met += 1;
  }
  if (!met) return 0;
  for (const { found, worth, rare } of terms) {
    let best = 0;
    for (const word of title) best = Math.max(best, found.get(word) ?? 0);
    used += worth * rare * best;
  }
  const [there, back] = [met / wanted, used / total];
  return 2 * there * back / (there + back);
}

// The title of a part or another way of saying it: the one that is nearest to the query.
function named(part, index, terms, total) {
  const titles = [part.alone || !part.first ? part.head : part.page.titleWords, ...part.titles];
  return Math.max(...titles.map((title) => fills(title, index, terms, total)));
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
  const total = weighed.reduce((sum, { rare, worth, parts }) => sum + (parts.size ? rare * worth : 6 * worth), 0) || 1;
  const pages = weighed.map(({ parts }) => {
    const best = new Map();
    for (const [number, { amount }] of parts) {
      const part = index.parts[number];
      if (!part.alone && amount > (best.get(part.page.number) ?? 0)) best.set(part.page.number, amount);
    }
    return best;
  });
  const numbers = new Set(weighed.filter(({ small }, _, all) => !small || all.every((one) => one.small)).flatMap(({ parts }) => [...parts.keys()]));
  // Sources, rules and the like weigh less, unless it is them that are asked for.
  const calls = (name) => { const [word] = words(name); return weighed.some(({ found }) => (found.get(word) ?? 0) >= 0.8); };
  const asked = new Set(index.pages.filter((page) => page.weight < 1 && (calls(index.groups[page.group]) || calls(page.title))).map(({ number }) => number));
  const best = new Map();
  for (const number of numbers) {
    const part = index.parts[number];
    let score = 0;
    let met = 0;
    const texts = [];
    for (const [place, { parts, rare, worth, small }] of weighed.entries()) {
      const held = parts.get(number);
      const around = part.alone ? 0 : ELSEWHERE * (pages[place].get(part.page.number) ?? 0);
      const amount = Math.max(held?.amount ?? 0, around) + (held ? around * 0.3 : 0);
      if (!amount) continue;
      score += worth * rare * amount * (K + 1) / (K + amount);
      met += worth * rare * (held ? 1 : 0.7);
      if (held?.text.length && !small) texts.push(held.text);
    }
    const covered = met / total;
    score *= covered ** COVERED;
    score *= 1 + NEAR * nearness(texts);
    score *= 1 + NAMED * named(part, index, weighed, total);
    score *= asked.has(part.page.number) ? 1 : part.page.weight;
    if (part.alone) score *= ALONE;
    else if (part.first) score *= FIRST;
    const key = part.alone ? `${part.page.number}#${part.anchor}` : part.page.number;
    if (score > (best.get(key)?.score ?? 0)) best.set(key, { part, score, covered });
  }
  const order = (a, b) => b.score - a.score || a.part.number - b.part.number;
  const hits = [...best.values()].sort(order);
  if (terms.length > 1) for (const hit of hits.slice(0, LOOK)) hit.score *= 1 + said(index, hit.part, terms);
  return hits.sort(order);
}
