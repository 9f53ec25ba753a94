// The index as the site's build wrote it → words and where they stand. It is read in small bites: the page stays alive.
import { Titles } from "./soegetitler.js";
import { letters, loose, words } from "./soegedansk.js";

export const TITLE = 0;
export const HEAD = 1;
export const WORDS = 2;
export const TEXT = 3;
export const LONGEST = 4096; // words of a part that are told from one another
const BITE = 12; // milliseconds
const CUT = "·";
const DIGIT = /\d/;

export const pause = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { port1.close(); done(); };
  port2.postMessage(0);
});

// Word → the families it belongs to: each has all its inflections, and a compound knows where its last part begins.
export class Families {
  constructor(lines, endings) {
    const sets = endings.map((one) => one.split(","));
    this.byStart = new Map();
    this.found = new Map(); // what has been looked up before
    this.longest = Math.max(0, ...sets.flat().map(({ length }) => length));
    for (const line of lines.split("\n")) {
      const end = line.indexOf(" ");
      const cut = line.indexOf(CUT);
      const start = cut > 0 ? line.slice(0, cut) + line.slice(cut + 1, end) : line.slice(0, end);
      const family = { start, endings: sets[+line.slice(end + 1)], cut: Math.max(0, cut) };
      const alike = this.byStart.get(start);
      if (alike) alike.push(family);
      else this.byStart.set(start, [family]);
    }
  }

  of(word) {
    let found = this.found.get(word);
    if (!found) this.found.set(word, found = this.looked(word));
    return found;
  }

  looked(word) {
    const found = [];
    for (let cut = Math.max(1, word.length - this.longest); cut <= word.length; cut += 1) {
      const alike = this.byStart.get(word.slice(0, cut));
      if (alike) for (const family of alike) if (family.endings?.includes(word.slice(cut))) found.push(family);
    }
    if (!found.length && word.length > 3 && word.endsWith("s")) return this.of(word.slice(0, -1)); // the genitive
    return found;
  }
}

export const formsOf = (family) => family.endings.map((ending) => family.start + ending);

export class Index {
  constructor(data) {
    this.groups = data.afdelinger;
    this.filters = data.filtre;
    this.families = new Families(data.slægter, data.endelser);
    this.small = new Set(words(data.småord));
    this.everyday = data.hverdag.map(([said, called, pages, answer]) => ({ said: said.map(words), called: called.map(words), pages, answer, row: said }));
    this.choices = data.givne ?? [];
    this.ways = data.veje ?? [];
    this.places = new Map(); // word → where it stands, each place as one number: see note
    this.parts = [];
    this.pages = [];
  }

  // Take in all pages; resolves when every word can be found.
  static async made(data) {
    await pause();
    const index = new Index(data);
    await pause();
    let begun = performance.now();
    for (const page of data.sider) {
      index.take(page);
      if (performance.now() - begun > BITE) { await pause(); begun = performance.now(); }
    }
    await pause();
    index.finish();
    for (const _ of index.titles.gathering()) if (performance.now() - begun > BITE) { await pause(); begun = performance.now(); }
    setTimeout(() => index.gather(), 400); // once the first results are drawn
    return index;
  }

  take([address, title, group, weight, filters, parts]) {
    const page = { address, title, group, weight, filters, number: this.pages.length, titleWords: words(title) };
    this.pages.push(page);
    parts.forEach(([anchor = "", name = "", text = "", own = "", answer = "", rest = ""], place) => {
      const number = this.parts.length;
      const alone = Boolean(anchor && answer); // a word of the glossary, a question: found for itself, not as a part of its page
      const head = words(name);
      const titles = own ? own.split("|").map(words) : [];
      const part = { page, number, anchor, name, text, answer, alone, first: place === 0, head, length: 0, own: titles.flat(), titles };
      this.parts.push(part);
      if (place === 0) this.note(page.titleWords, number, TITLE);
      this.note(head, number, HEAD);
      this.note(part.own, number, WORDS);
      const body = words(text);
      this.note(body, number, TEXT);
      const more = words(rest);
      this.note(more, number, TEXT, body.length + 50);
      part.length = body.length + more.length;
    });
    page.last = this.parts.length;
    page.firstPart = page.last - parts.length;
  }

  note(list, part, field, from = 0) {
    const where = (4 * part + field) * LONGEST;
    for (let place = 0; place < list.length; place += 1) {
      const one = where + Math.min(from + place, LONGEST - 1);
      const found = this.places.get(list[place]);
      if (found) found.push(one);
      else this.places.set(list[place], [one]);
    }
  }

  finish() {
    this.average = this.parts.reduce((sum, part) => sum + part.length, 0) / Math.max(1, this.parts.length);
    this.all = [...this.places.keys()].sort();
    this.nearest = new Map(); // what has been looked for before
    this.byLoose = new Map();
    this.letters = []; // of each word there, in order
    this.gathered = this.gathering();
    this.said = new Set(this.everyday.flatMap(({ said }) => said.flat()));
    this.titles = new Titles(this);
    this.byPage = new Map(this.pages.map((page) => [page.address, page]));
  }

  // Words that the site or its readers use, by how they are written without Danish letters: for slips. It takes a while to
  // gather them, so that is done in bites when the first search is over; a slip waits for them.
  * gathering() {
    const { byLoose, letters: bits } = this;
    const note = (word) => {
      const plain = loose(word);
      const alike = byLoose.get(plain);
      if (alike === undefined) {
        byLoose.set(plain, [word]);
        bits.push(letters(plain));
      } else if (!alike.includes(word)) alike.push(word);
    };
    for (const list of [this.all, this.said]) {
      for (const word of list) if (!DIGIT.test(word)) note(word);
      yield;
    }
    for (const list of this.families.byStart.values()) {
      for (const { start, endings } of list) for (const ending of endings) note(start + ending);
      yield;
    }
  }

  // Resolves when `known` is at hand.
  gather() {
    return this.whole ??= (async () => {
      await pause();
      let begun = performance.now();
      while (!this.gathered.next().done) if (performance.now() - begun > BITE) { await pause(); begun = performance.now(); }
    })();
  }

  get known() {
    while (!this.gathered.next().done);
    return this.byLoose;
  }

  // Every word of the index that begins so, and others too.
  beginning(start) {
    let [low, high] = [0, this.all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.all[middle] < start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (; low < this.all.length && this.all[low].startsWith(start); low += 1) found.push(this.all[low]);
    return found;
  }

  // How many parts have a word.
  count(word) {
    let [count, last] = [0, -1];
    for (const one of this.places.get(word) ?? []) {
      const part = Math.trunc(one / (4 * LONGEST));
      if (part !== last) { count += 1; last = part; }
    }
    return count;
  }

  has(word) { return this.places.has(word) || this.said.has(word); }

  // The words that have a form of the family as their first or last part, each with what that is worth.
  compoundsOf(family) {
    if (!this.parted) this.parted = this.parting();
    const found = [];
    for (const form of formsOf(family)) {
      for (const part of [form, `${form}s`]) { // a part may stand in the genitive
        const wholes = this.parted.get(part);
        if (!wholes || !this.families.of(part).includes(family)) continue;
        for (const [whole, weight] of wholes) for (const one of formsOf(whole)) if (this.places.has(one)) found.push([one, weight]);
      }
    }
    return found;
  }

  parting() {
    const parted = new Map();
    const note = (part, whole, weight) => {
      const alike = parted.get(part);
      if (alike) alike.push([whole, weight]);
      else parted.set(part, [[whole, weight]]);
    };
    for (const list of this.families.byStart.values()) {
      for (const family of list) {
        if (!family.cut) continue;
        const first = family.start.slice(0, family.cut);
        note((family.start + family.endings[0]).slice(family.cut), family, 1);
        note(first, family, 0.8);
        if (/[se]$/.test(first)) note(first.slice(0, -1), family, 0.8);
      }
    }
    return parted;
  }
}
