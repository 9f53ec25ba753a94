// The index as the site's build wrote it → words and where they stand. It is read in small bites: the page stays alive.
import { loose, words } from "./soegedansk.js";

export const TITLE = 0;
export const HEAD = 1;
export const WORDS = 2;
export const TEXT = 3;
const BITE = 10; // milliseconds
const CUT = "·";

const pause = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { port1.close(); done(); };
  port2.postMessage(0);
});

// Word → the families it belongs to: each has all its inflections, and a compound knows where its last part begins.
export class Families {
  constructor(lines, endings) {
    this.endings = endings.map((one) => one.split(","));
    this.byStart = new Map();
    this.longest = 0;
    for (const line of lines.split("\n")) {
      const [told, place] = line.split(" ");
      const start = told.replace(CUT, "");
      const family = { start, endings: this.endings[place], cut: Math.max(0, told.indexOf(CUT)) };
      if (!this.byStart.has(start)) this.byStart.set(start, []);
      this.byStart.get(start).push(family);
    }
    for (const set of this.endings) for (const one of set) this.longest = Math.max(this.longest, one.length);
  }

  of(word) {
    const found = [];
    for (let cut = Math.max(1, word.length - this.longest); cut <= word.length; cut += 1) {
      const ending = word.slice(cut);
      for (const family of this.byStart.get(word.slice(0, cut)) ?? []) if (family.endings?.includes(ending)) found.push(family);
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
    this.places = new Map(); // word → flat list: part, field, place in the field
    this.parts = [];
    this.pages = [];
  }

  // Take in all pages; resolves when every word can be found.
  static async made(data) {
    const index = new Index(data);
    let begun = performance.now();
    for (const page of data.sider) {
      index.take(page);
      if (performance.now() - begun > BITE) { await pause(); begun = performance.now(); }
    }
    await pause();
    index.finish();
    index.gather();
    return index;
  }

  take([address, title, group, weight, filters, parts]) {
    const page = { address, title, group, weight, filters, number: this.pages.length, titleWords: words(title) };
    this.pages.push(page);
    parts.forEach(([anchor = "", name = "", text = "", own = "", answer = "", rest = ""], place) => {
      const number = this.parts.length;
      const alone = Boolean(anchor && answer); // a word of the glossary, a question: found for itself, not as a part of its page
      const head = words(name);
      const part = { page, number, anchor, name, text, answer, alone, first: place === 0, head, length: 0, own: words(own), titles: own.split("|").map(words) };
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
    for (let place = 0; place < list.length; place += 1) {
      const found = this.places.get(list[place]);
      if (found) found.push(part, field, from + place);
      else this.places.set(list[place], [part, field, from + place]);
    }
  }

  finish() {
    this.average = this.parts.reduce((sum, part) => sum + part.length, 0) / Math.max(1, this.parts.length);
    this.all = [...this.places.keys()].sort();
    this.nearest = new Map(); // what has been looked for before
    this.byLoose = new Map();
    this.gathered = this.gathering();
    this.said = new Set(this.everyday.flatMap(({ said }) => said.flat()));
    this.byPage = new Map(this.pages.map((page) => [page.address, page]));
  }

  // Words that the site or its readers use, by how they are written without Danish letters: for slips. It takes a while to
  // gather them, so that is done in bites once the first search can be made; a slip that is there before takes the rest.
  * gathering() {
    const note = (word) => {
      if (/\d/.test(word)) return;
      const plain = loose(word);
      const alike = this.byLoose.get(plain);
      if (!alike) this.byLoose.set(plain, [word]);
      else if (!alike.includes(word)) alike.push(word);
    };
    for (const list of [this.all, this.said]) for (const word of list) yield note(word);
    for (const list of this.families.byStart.values()) for (const family of list) yield formsOf(family).forEach(note);
  }

  async gather() {
    await pause();
    let begun = performance.now();
    while (!this.gathered.next().done) if (performance.now() - begun > BITE) { await pause(); begun = performance.now(); }
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

  has(word) { return this.places.has(word) || this.said.has(word); }

  // The parts of compounds: family start → words that have a form of it as their first or last part.
  get compounds() {
    if (!this.compoundParts) {
      this.compoundParts = new Map();
      for (const list of this.families.byStart.values()) {
        for (const family of list) {
          if (!family.cut) continue;
          const forms = formsOf(family).filter((form) => this.places.has(form));
          if (!forms.length) continue;
          const first = family.start.slice(0, family.cut);
          const last = formsOf(family)[0].slice(family.cut);
          const note = (part, weight) => {
            for (const whole of this.families.of(part)) {
              if (!this.compoundParts.has(whole)) this.compoundParts.set(whole, []);
              for (const form of forms) this.compoundParts.get(whole).push([form, weight]);
            }
          };
          note(last, 1);
          for (const part of new Set([first, first.replace(/s$/, ""), first.replace(/e$/, "")])) note(part, 0.8);
        }
      }
    }
    return this.compoundParts;
  }
}
