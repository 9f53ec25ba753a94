// One search: from what is typed to the hits, in order. Everything that searches on the site does it by this.
import { words } from "./soegedansk.js";
import { inBites, pause } from "./soegeindeks.js";
import { understanding } from "./soegeforstaa.js";
import { ranking } from "./soegerang.js";
import { answer } from "./soegesvar.js";

const WEAK = 0.12; // hits that are worth so little of the best one are noise

// Resolves when a query can be answered in one go: a word that nobody knows is looked for among all that are known.
export async function ready(index, query) {
  if (words(query).some((word) => !index.has(word) && !index.families.of(word).length)) await index.gather();
}

// In bites, so that the page stays alive: to understand, to look and to answer.
export async function find(index, query, options) {
  await pause(); // a key is drawn before it is searched for
  const understood = await inBites(understanding(index, query, options));
  const ranked = await inBites(ranking(index, understood.terms));
  await pause();
  await pause();
  const least = (ranked[0]?.score ?? 0) * WEAK;
  const hits = ranked.filter(({ score }) => score >= least);
  return { ...understood, hits, answer: answer(index, understood, ranked) };
}
