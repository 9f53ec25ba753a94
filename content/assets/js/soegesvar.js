// The short answer that stands above all results, when the site has one: { title, text, address, kind }.
import { words } from "./soegedansk.js";

const ENOUGH = 0.65; // of the answers that lead somewhere must be in the query
const SURE = 0.6; // a page that is called what the query says answers it better
const MOST = 0.7; // of the words beside what asks for a choice must be among the answers
const place = ({ page, anchor, first }) => page.address + (anchor && !first ? `#${anchor}` : "");
export const titleOf = ({ page, name }) => name || page.title;

// Where a question about the guide's own choices leads: the place whose answers a reader has already given.
function way(index, terms) {
  if (!index.ways.length) return null;
  const start = index.byPage.get(`${index.ways[0][0].split("/")[0]}/`);
  const wanted = start ? start.titleWords.slice(-1) : []; // what it is a choice of stands last
  const asks = ({ found, rows }) => wanted.some((word) => !index.small.has(word) && ((found.get(word) ?? 0) >= 0.7 || rows.some(({ pages }) => pages.includes(start.address))));
  const given = terms.filter((term) => !term.small && !asks(term));
  if (given.length === terms.filter(({ small }) => !small).length) return null;
  const often = new Map();
  const named = index.choices.map((told) => told.slice(told.lastIndexOf(": ") + 2));
  const choices = named.map((name, place) => {
    const before = index.choices[place].slice(0, -name.length);
    const held = new Map();
    for (const word of words(before)) held.set(word, 0.6);
    for (const word of words(name)) held.set(word, 1);
    for (const word of held.keys()) often.set(word, (often.get(word) ?? 0) + 1);
    return held;
  });
  const met = choices.map(() => 0);
  const said = given.map(({ found, word: own }) => { // each word is said of the answers it fits best, and of no others
    const fits = choices.map((held) => {
      let best = 0;
      for (const [word, worth] of held) {
        const like = word === own ? 1 : found.get(word) ?? 0;
        if (like >= 0.5 && often.get(word) <= 3 && !index.small.has(word)) best = Math.max(best, like * worth / Math.sqrt(often.get(word)));
      }
      return best;
    });
    const most = Math.max(...fits);
    const those = choices.map((_, choice) => choice).filter((choice) => fits[choice] && fits[choice] >= 0.9 * most);
    for (const choice of those) met[choice] += fits[choice];
    return those;
  });
  let best = null;
  for (const [address, ...steps] of index.ways) {
    const hit = steps.filter((choice) => met[choice] >= 0.3);
    if (!hit.length || hit.length < ENOUGH * steps.length || (hit.length < 2 && met[hit[0]] < 0.7)) continue;
    const score = hit.reduce((sum, choice) => sum + 0.7 + Math.min(1, met[choice]), 0) - 0.6 * (steps.length - hit.length);
    if (!best || score > best.score) best = { score, address, steps };
  }
  if (!best || said.filter((those) => those.some((choice) => best.steps.includes(choice))).length < MOST * given.length) return null; // it is about something else too
  return { title: start.title, text: `Svarene er givet: ${best.steps.map((step) => named[step]).join(", ")}. Du kan ændre dem på siden.`, address: best.address, kind: "Med dine svar" };
}

// Whether the query is about this part and little else.
function about(index, part, terms) {
  const title = (part.alone || !part.first ? part.head : part.page.titleWords).filter((word) => !index.small.has(word));
  const asked = terms.filter(({ small }) => !small);
  if (!title.length || !asked.length) return false;
  const named = title.filter((word) => asked.some(({ found }) => (found.get(word) ?? 0) >= 0.7)).length / title.length;
  const used = asked.filter(({ found }) => title.some((word) => (found.get(word) ?? 0) >= 0.5)).length / asked.length;
  return named >= 0.5 && used >= 0.5;
}

export function answer(index, { terms, answers }, hits) {
  const [row] = answers;
  if (row) {
    const [address] = row.pages;
    const page = index.byPage.get(address.split("#")[0]);
    if (page) return { title: page.title, text: row.answer, address, kind: "Det siger kilderne ikke" };
  }
  const [first] = hits;
  const chosen = first?.named > SURE ? null : way(index, terms);
  if (chosen) return chosen;
  if (!first?.part.answer || first.content < 0.6) return null;
  const number = terms.some(({ word }) => /^\d+$/.test(word));
  if (!number && !about(index, first.part, terms)) return null;
  return { title: titleOf(first.part), text: first.part.answer, address: place(first.part), kind: index.groups[first.part.page.group] };
}

export const addressOf = place;
