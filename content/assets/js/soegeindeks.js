// The index as the site's build wrote it → words and where they stand. It is read in small bites: the page stays alive.
import { numbers, unfolded } from "./soegekode.js";
import { Titles } from "./soegetitler.js";
import { letters, loose, words } from "./soegedansk.js";

export const TITLE = 0;
export const HEAD = 1;
export const WORDS = 2;
export const TEXT = 3;
export const PART = 14; // bits below a part's number, where a word stands: its field in two, its place in the other twelve
export const FIELD = 12;
export const NOWHERE = (1 << FIELD) - 1; // the place of a word that stands somewhere in a part's text
const BITE = 12; // milliseconds
const CUT = "·";
const DIGIT = /\d/;

// Go through what takes long, a bite at a time.
export async function inBites(steps) {
  let begun = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - begun > BITE) { await pause(); begun = performance.now(); }
  }
}

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

// What stands in a part; its sentences are read when somebody asks for them.
class Part {
  constructor(all, page, number, [anchor = "", name = "", text = "", own = "", answer = ""]) {
    this.all = all;
    this.page = page;
    this.number = number;
    this.anchor = anchor;
    this.name = name;
    this.text = text;
    this.coded = own;
    this.answer = answer;
    this.alone = Boolean(anchor && answer); // a word of the glossary, a question: found for itself, not as a part of its page
    this.first = false;
    this.head = words(name);
    this.length = 0;
    this.said = 0; // how many words people say of it
    this.read = null;
  }

  // What is said of it, each sentence in its words.
  get titles() { return this.read ??= this.coded ? this.coded.split("|").map((one) => numbers(one).map((id) => this.all[id])) : []; }

  get own() { return this.titles.flat(); }
}

// Word → where it stands. Each place is one number, a part's lowest first: all of them lie in one row, word by word.
class Places {
  constructor(words, { ids, where, length }) {
    this.ids = words;
    this.from = new Int32Array(words.size + 1);
    for (let one = 0; one < length; one += 1) this.from[ids[one] + 1] += 1;
    for (let id = 0; id < words.size; id += 1) this.from[id + 1] += this.from[id];
    const next = this.from.slice();
    this.row = new Int32Array(length);
    for (let one = 0; one < length; one += 1) this.row[next[ids[one]]++] = where[one];
  }

  has(word) { return this.get(word) !== undefined; }

  get(word) {
    const id = this.ids.get(word);
    return id === undefined ? undefined : this.row.subarray(this.from[id], this.from[id + 1]);
  }

  // How many parts have the word of this number.
  count(id) {
    let [count, last] = [0, -1];
    for (let one = this.from[id]; one < this.from[id + 1]; one += 1) {
      const part = this.row[one] >> PART;
      if (part !== last) { count += 1; last = part; }
    }
    return count;
  }
}

// The numbers of words and the place of each, as they come.
class Noted {
  constructor() {
    this.ids = new Int32Array(1 << 16);
    this.where = new Int32Array(1 << 16);
    this.length = 0;
  }

  add(id, where) {
    if (this.length === this.ids.length) {
      for (const name of ["ids", "where"]) {
        const longer = new Int32Array(2 * this.length);
        longer.set(this[name]);
        this[name] = longer;
      }
    }
    this.ids[this.length] = id;
    this.where[this.length++] = where;
  }
}

export class Index {
  constructor(data) {
    this.groups = data.afdelinger;
    this.filters = data.filtre;
    this.small = new Set(words(data.småord));
    this.choices = data.givne ?? [];
    this.ways = data.veje ?? [];
    this.all = unfolded(data.ord);
    this.ids = new Map(this.all.map((word, id) => [word, id])); // word → its number
    this.noted = new Noted();
    this.parts = [];
    this.pages = [];
    this.titles = new Titles(this);
  }

  // What people say, and all inflections.
  takeDanish({ slægter, endelser, hverdag }) {
    this.families = new Families(slægter, endelser);
    this.everyday = hverdag.map(([said, called, pages, answer]) => ({ said: said.map(words), called: called.map(words), pages, answer, row: said }));
  }

  // Take in all pages; resolves when every word can be found.
  static async made(data) {
    await pause();
    const index = new Index(data);
    await pause();
    index.takeDanish(data);
    await pause();
    await inBites(index.taking(data.sider));
    await pause();
    index.finish();
    await pause();
    index.titles.weigh();
    setTimeout(() => index.gather(), 400); // once the first results are drawn
    return index;
  }

  * taking(pages) {
    for (const page of pages) {
      this.take(page);
      yield;
    }
  }

  take([address, title, group, weight, filters, parts]) {
    const page = { address, title, group, weight, filters, number: this.pages.length, titleWords: words(title), firstPart: this.parts.length };
    const called = this.numbered(page.titleWords);
    this.pages.push(page);
    parts.forEach((told, place) => {
      const number = this.parts.length;
      const part = new Part(this.all, page, number, told);
      this.parts.push(part);
      part.first = place === 0;
      if (part.first) this.note(called, number, TITLE);
      const head = this.numbered(part.head);
      this.note(head, number, HEAD);
      this.titles.take(number, part.alone || !part.first ? head : called);
      if (part.coded) {
        for (const one of part.coded.split("|")) {
          const sentence = numbers(one);
          this.titles.take(number, sentence, true);
          this.note(sentence, number, WORDS, part.said);
          part.said += sentence.length;
        }
      }
      if (part.text) {
        const body = this.numbered(words(part.text));
        this.note(body, number, TEXT);
        part.length = body.length;
      }
      if (told[5]) {
        const where = number << PART | TEXT << FIELD | NOWHERE;
        let id = 0;
        for (const step of numbers(told[5])) {
          id += step;
          this.noted.add(id, where);
          part.length += 1;
        }
      }
    });
    page.last = this.parts.length;
  }

  // The numbers of words, which stand there instead; the build has listed all that it knows.
  numbered(list) {
    const found = [];
    for (const word of list) {
      let id = this.ids.get(word);
      if (id === undefined) {
        this.ids.set(word, id = this.all.length);
        this.all.push(word);
        this.more = true;
      }
      found.push(id);
    }
    return found;
  }

  note(list, part, field, from = 0) {
    const where = part << PART | field << FIELD;
    for (let place = 0; place < list.length; place += 1) this.noted.add(list[place], where | Math.min(from + place, NOWHERE - 1));
  }

  finish() {
    this.average = this.parts.reduce((sum, part) => sum + part.length, 0) / Math.max(1, this.parts.length);
    this.places = new Places(this.ids, this.noted);
    this.sorted = this.more ? [...this.all].sort() : this.all;
    this.noted = null;
    this.nearest = new Map(); // what has been looked for before
    this.byLoose = new Map();
    this.letters = []; // of each word there, in order
    this.gathered = this.gathering();
    this.said = new Set(this.everyday.flatMap(({ said }) => said.flat()));
    this.byPage = new Map(this.pages.map((page) => [page.address, page]));
    for (const { address } of this.pages) {
      const above = this.byPage.get(address.replace(/[^/]*\/$/, ""));
      if (above?.address) above.lists = true; // pages lie below it
    }
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
    for (const list of [this.sorted, this.said]) {
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
    return this.whole ??= pause().then(() => inBites(this.gathered));
  }

  get known() {
    while (!this.gathered.next().done);
    return this.byLoose;
  }

  // Every word of the index that begins so, and others too.
  beginning(start) {
    const { sorted } = this;
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (; low < sorted.length && sorted[low].startsWith(start); low += 1) found.push(sorted[low]);
    return found;
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
