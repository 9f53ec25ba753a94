// What places are called: their titles, and the sentences that people say of them. A query is likest the place that has one
// which says all that the query says, and nothing else; rare words say most.
import { weights } from "./soegevaegte.js";

// Every title with its words once, and each word's titles: all of them lie in one row, word by word.
export class Titles {
  constructor(index) {
    this.index = index;
    this.places = []; // the number of the part that each title belongs to
    this.said = []; // whether it is a sentence that people say
    this.ids = []; // the words of all titles, as they come
    this.ends = []; // where each title ends there
    this.last = new Map(); // word → the last title that had it
  }

  // Take in a title of a part, the numbers of its words.
  take(part, title, said = false) {
    if (!title.length) return;
    this.said.push(said);
    const number = this.places.length;
    for (const id of title) {
      if (this.last.get(id) === number) continue;
      this.last.set(id, number);
      this.ids.push(id);
    }
    this.places.push(part);
    this.ends.push(this.ids.length);
  }

  // All are there: how much each word says, the fewer parts that have it, the more; and what all words of a title weigh.
  weigh() {
    const { all, parts, places, small } = this.index;
    this.rare = Float64Array.from(all, (word, id) => {
      const count = places.count(id);
      return Math.log(1 + (parts.length - count + 0.5) / (count + 0.5)) * (small.has(word) ? weights.SMALL_TITLE : 1);
    });
    this.from = new Int32Array(all.length + 1);
    for (const id of this.ids) this.from[id + 1] += 1;
    for (let id = 0; id < all.length; id += 1) this.from[id + 1] += this.from[id];
    const next = this.from.slice();
    this.row = new Int32Array(this.ids.length);
    this.whole = new Float64Array(this.places.length);
    let one = 0;
    this.ends.forEach((end, title) => {
      for (; one < end; one += 1) {
        this.whole[title] += this.rare[this.ids[one]];
        this.row[next[this.ids[one]]++] = title;
      }
    });
    this.last = this.ids = this.ends = null;
  }

  // The titles that a word stands in.
  by(id) { return this.row.subarray(this.from[id], this.from[id + 1]); }

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
        const id = this.index.ids.get(word);
        if (id === undefined) continue;
        if (like > (nearest.get(id) ?? 0)) nearest.set(id, like);
        for (const title of this.by(id)) {
          if (!best[title]) touched.push(title);
          if (like > best[title]) best[title] = like;
        }
      }
      for (const title of touched) { used[title] += worth * rare * best[title]; best[title] = 0; }
    }
    for (const [id, like] of nearest) for (const title of this.by(id)) met[title] += this.rare[id] * like;
    const parts = new Float64Array(this.index.parts.length);
    for (let title = 0; title < count; title += 1) {
      if (!used[title]) continue;
      const [there, back] = [Math.min(1, met[title] / this.whole[title]), used[title] / total];
      const like = ((1 + weights.BACK) * there * back / (there + weights.BACK * back)) ** weights.SHARP * (this.said[title] ? weights.SENTENCE : 1);
      const part = this.places[title];
      if (like > parts[part]) parts[part] = like;
    }
    return parts;
  }
}
