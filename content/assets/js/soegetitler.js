// What places are called: their titles, and the sentences that people say of them. A query is likest the place that has one
// which says all that the query says, and nothing else; rare words say most.
import { weights } from "./soegevaegte.js";

// Every title with its words once, and each word's titles.
export class Titles {
  constructor(index) {
    this.index = index;
    this.rarity = new Map();
    this.places = []; // the number of the part that each title belongs to
    this.whole = []; // what all words of a title weigh
    this.by = new Map();
  }

  // Take in the titles, a page at a time; they are many.
  * gathering() {
    for (const part of this.index.parts) {
      if (part.first) yield;
      const own = part.alone || !part.first ? part.head : part.page.titleWords;
      for (const title of [own, ...part.titles]) if (title.length) this.note(part.number, new Set(title));
    }
  }

  note(part, title) {
    let whole = 0;
    for (const word of title) {
      whole += this.rare(word);
      const found = this.by.get(word);
      if (found) found.push(this.places.length);
      else this.by.set(word, [this.places.length]);
    }
    this.places.push(part);
    this.whole.push(whole);
  }

  // How much a word says: the fewer parts that have it, the more.
  rare(word) {
    let rare = this.rarity.get(word);
    if (rare === undefined) {
      const count = this.index.count(word);
      rare = Math.log(1 + (this.index.parts.length - count + 0.5) / (count + 0.5)) * (this.index.small.has(word) ? weights.SMALL_TITLE : 1);
      this.rarity.set(word, rare);
    }
    return rare;
  }

  // For each part: how like the query its likest title is, from 0 to 1; terms are weighed, `total` is what they weigh.
  like(terms, total) {
    const count = this.places.length;
    const used = new Float64Array(count);
    const met = new Float64Array(count);
    const nearest = new Map();
    const best = new Float64Array(count);
    for (const { found, worth, rare } of terms) {
      const touched = [];
      for (const [word, like] of found) {
        if (like > (nearest.get(word) ?? 0)) nearest.set(word, like);
        for (const title of this.by.get(word) ?? []) {
          if (!best[title]) touched.push(title);
          if (like > best[title]) best[title] = like;
        }
      }
      for (const title of touched) { used[title] += worth * rare * best[title]; best[title] = 0; }
    }
    for (const [word, like] of nearest) for (const title of this.by.get(word) ?? []) met[title] += this.rare(word) * like;
    const parts = new Float64Array(this.index.parts.length);
    for (let title = 0; title < count; title += 1) {
      if (!used[title]) continue;
      const [there, back] = [Math.min(1, met[title] / this.whole[title]), used[title] / total];
      const like = ((1 + weights.BACK) * there * back / (there + weights.BACK * back)) ** weights.SHARP;
      const part = this.places[title];
      if (like > parts[part]) parts[part] = like;
    }
    return parts;
  }
}
