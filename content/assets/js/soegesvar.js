// The short answer that stands above all results, when the site has one: { title, text, address, kind }.
import { words } from "./soegedansk.js";
import { asksMeaning, isWord } from "./soegerang.js";

const ENOUGH = 0.65; // of the answers that lead somewhere must be in the query
const SURE = 0.61; // a page that is called what the query says answers it better
const FAIRLY = 0.3; // so is one that is half called so, if it is this many times better than the next
const AHEAD = 1.5;
const MOST = 0.7; // of the words beside what asks for a choice must be among the answers
const ASKING = /^(?:sige|siger|definition|defineres|forkortelse|forklaring|begreb|begrebet|ord|ordet)$/; // of what is asked, not of what it is asked about
const ASKS_LENGTH = /\b(?:lang(?:t|e)?|længe|(?:mange|antal) (?:dage?|timer?|uger?|lektioner)|varer?|varighed|længde)\b/;
const LENGTH = /^(?:lang|langt|lange|tid|længe|antal|dage?|timer?|uger?|lektioner|varer?|varighed|længde)$/;
const LOOKED = 10; // hits among which the very question may stand
const place = ({ page, anchor, first }) => page.address + (anchor && !first ? `#${anchor}` : "");
export const titleOf = ({ page, name }) => name || page.title;

// Whether the best hit is called much like the query, and is far ahead of all others: then that is what was meant.
const outstanding = ([first, second]) => first?.named > FAIRLY && second && first.score > AHEAD * second.score;

// Where a question about the guide's own choices leads: the place whose answers a reader has already given.
function way(index, terms, ranked) {
  if (!index.ways.length) return null;
  const start = index.byPage.get(`${index.ways[0][0].split("/")[0]}/`);
  if (outstanding(ranked) && ranked[0].part.page !== start) return null;
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

// Whether the query is about this part and little else: by its title, or by a sentence that people say of it. What is an
// answer by itself must say all that the query says.
function about(index, { part, named }, terms) {
  const asked = terms.filter(({ small }) => !small);
  if (part.alone) {
    const held = [...part.head, ...part.own, ...words(part.text), ...words(part.answer)];
    if (!asked.every(({ found, pages }) => pages.has(place(part)) || held.some((word) => (found.get(word) ?? 0) >= 0.4))) return false;
    if (named > SURE) return true;
  }
  const title = (part.alone || !part.first ? part.head : part.page.titleWords).filter((word) => !index.small.has(word));
  if (!title.length || !asked.length) return false;
  const met = title.filter((word) => asked.some(({ found }) => (found.get(word) ?? 0) >= 0.7)).length / title.length;
  const used = asked.filter(({ found }) => title.some((word) => (found.get(word) ?? 0) >= 0.5)).length / asked.length;
  return met >= 0.5 && used >= 0.5;
}

// The word of the glossary that is asked for: the query says it, in any inflection, or a synonym of it, and nothing else.
function meaning(index, terms, ranked) {
  const means = asksMeaning(terms);
  const asked = terms.filter(({ small, word }) => !small && !(means && ASKING.test(word)));
  const says = ({ word, forms }, other) => word === other || forms.has(other);
  const names = (title) => {
    const own = title.filter((word) => !index.small.has(word));
    return own.length > 0 && own.every((word) => asked.some((term) => says(term, word))) && asked.every((term) => own.some((word) => says(term, word)));
  };
  const called = ({ part }) => part.first && names(part.page.titleWords);
  if (!means && ranked.some(called)) return null; // a page that is called so tells more
  const fits = ranked.filter(({ part }) => isWord(part) && [part.head, ...part.titles].some(names));
  const typed = asked.map(({ word }) => word).join("");
  const very = fits.some(({ part }) => part.head.join("") === typed);
  const holds = ({ part }) => part.first && asked.every((term) => part.page.titleWords.some((word) => says(term, word)));
  if (!means && ranked[0]?.named > SURE && (!very || holds(ranked[0]))) return null; // as does one that people call so, unless they type the word itself
  return fits.find(({ part }) => names(part.head)) ?? fits[0];
}

// A page with key facts, when it is asked how long it takes: one of its titles, or of the sentences that people say of it, holds
// all else that the query says, and little more. What is said of most such pages, as «modul» is, tells that one of them is
// meant, but not which. Where nothing tells it, such a page must be the best hit, or be called what the query says.
function lasting(index, terms, ranked) {
  if (!ASKS_LENGTH.test(terms.map(({ word }) => word).join(" "))) return null;
  const facts = [...new Set([...ranked.map(({ part }) => part.page), ...index.pages])].map((page) => index.parts[page.firstPart]).filter(({ alone, answer: fact }) => fact && !alone);
  const says = ({ found }, title, least) => title.some((word) => (found.get(word) ?? 0) >= least);
  const common = (term) => facts.filter(({ page, own }) => says(term, page.titleWords, 0.7) || says(term, own, 0.7)).length > facts.length / 2;
  const rest = terms.filter(({ word }) => !index.small.has(word) && !LENGTH.test(word));
  const own = rest.filter((term) => !common(term));
  const sure = own.length < rest.length || facts[0] === ranked[0]?.part;
  if (!own.length || (!sure && ranked[0]?.named > SURE)) return null;
  const called = ({ page }) => own.every((term) => says(term, page.titleWords, 0.7));
  const likeness = (title) => {
    const content = title.filter((word) => !index.small.has(word));
    return own.every((term) => says(term, content, 0.7)) ? content.filter((word) => rest.some((term) => says(term, [word], 0.5))).length / content.length : 0;
  };
  const like = facts.map((part) => (!sure && !called(part) ? 0 : Math.max(...[part.page.titleWords, ...part.titles].map(likeness))));
  const most = Math.max(...like);
  return most >= 0.5 ? { part: facts[like.indexOf(most)] } : null;
}

// A question with an answer that begins as the query does, and says every word of it, small ones too: it is the same question.
function same(terms, ranked) {
  const says = ({ found }, { head }) => head.some((word) => (found.get(word) ?? 0) >= 0.45);
  return terms.length < 3 ? null : ranked.slice(0, LOOKED).find(({ part }) => part.alone && !isWord(part) && terms[0].found.has(part.head[0]) && terms.every((term) => says(term, part)));
}

const told = (index, { part }) => ({ title: titleOf(part), text: part.answer, address: place(part), kind: index.groups[part.page.group] });

export function answer(index, { terms, answers }, ranked) {
  const [row] = answers;
  if (row) {
    const [address] = row.pages;
    const page = index.byPage.get(address.split("#")[0]);
    if (page) return { title: page.title, text: row.answer, address, kind: "Det siger kilderne ikke" };
  }
  const known = meaning(index, terms, ranked) ?? lasting(index, terms, ranked) ?? same(terms, ranked);
  if (known) return told(index, known);
  const [first] = ranked;
  const chosen = first?.named > SURE ? null : way(index, terms, ranked);
  if (chosen) return chosen;
  if (!first?.part.answer || first.content < 0.6) return null;
  const number = terms.some(({ word }) => /^\d+$/.test(word));
  return number || about(index, first, terms) ? told(index, first) : null;
}

export const addressOf = place;
