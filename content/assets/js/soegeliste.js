// Results as a reader sees them: titles and snippets with the words marked, the best first, then kind by kind.
import { WORD } from "./soegedansk.js";
import { addressOf, titleOf } from "./soegesvar.js";
import { linkTo } from "./soegehent.js";

const LONG = 170;
const BEGUN = /^\p{Ll}/u; // in the midst of a sentence
const BEST = 3;
const SHOWN = 4;

export function make(tag, properties = {}, ...inside) {
  const { data = {}, ...rest } = properties;
  const one = Object.assign(document.createElement(tag), rest);
  Object.assign(one.dataset, data);
  one.append(...inside);
  return one;
}

// The words to mark: those that the query became, but not the small ones beside others.
export const marked = (terms) => new Set(terms.filter(({ small, worth }) => !small || worth === 1).flatMap(({ found }) => [...found].filter(([, worth]) => worth >= 0.4).map(([word]) => word)));

export function withMarks(text, marks) {
  const pieces = [];
  let end = 0;
  for (const found of text.matchAll(WORD)) {
    if (!marks.has(found[0].toLowerCase())) continue;
    pieces.push(text.slice(end, found.index), make("mark", { textContent: found[0] }));
    end = found.index + found[0].length;
  }
  pieces.push(text.slice(end));
  return pieces;
}

// The stretch of a text with most of the words, in whole words.
function stretch(text, marks) {
  if (text.length <= LONG) return (BEGUN.test(text) ? "… " : "") + text;
  const at = [...text.matchAll(WORD)].filter((found) => marks.has(found[0].toLowerCase())).map(({ index }) => index);
  let [start, most] = [0, 0];
  for (const one of at) {
    const count = at.filter((other) => other >= one && other < one + LONG - 40).length;
    if (count > most) [start, most] = [one, count];
  }
  start = Math.max(0, start - 40);
  const sentence = Math.max(text.lastIndexOf(". ", start + 40), text.lastIndexOf("? ", start + 40));
  if (start > 0) start = sentence > 0 && sentence > start - 60 ? sentence + 2 : text.indexOf(" ", start) + 1;
  let stop = Math.min(text.length, start + LONG);
  if (stop < text.length) stop = text.lastIndexOf(" ", stop);
  return `${start || BEGUN.test(text) ? "… " : ""}${text.slice(start, stop).replace(/ …$/, "")}${stop < text.length || text.endsWith("…") ? " …" : ""}`;
}

export function item(index, { part }, marks, root, kind = true) {
  const title = part.name && !part.alone ? `${part.page.title}: ${part.name}` : titleOf(part);
  const link = make("a", { href: linkTo(root, addressOf(part)) }, ...withMarks(title, marks));
  const line = make("li", { className: "resultat" });
  if (kind) line.append(make("p", { className: "resultat__sted", textContent: index.groups[part.page.group] }));
  line.append(make("p", { className: "resultat__titel" }, link));
  if (part.text) line.append(make("p", { className: "resultat__tekst" }, ...withMarks(stretch(part.text, marks), marks)));
  return line;
}

export function answerBox(answer, root) {
  return make("section", { className: "søgesvar" },
    make("p", { className: "søgesvar__slags", textContent: answer.kind }),
    make("p", { className: "søgesvar__titel" }, make("a", { href: linkTo(root, answer.address), textContent: answer.title })),
    make("p", { className: "søgesvar__tekst", textContent: answer.text }));
}

function group(index, name, hits, marks, root, open) {
  const list = make("ul", {}, ...hits.slice(0, open ? hits.length : SHOWN).map((hit) => item(index, hit, marks, root, false)));
  const section = make("section", { className: "resultatgruppe" }, make("h2", { textContent: name }), list);
  const more = hits.length - list.children.length;
  if (more > 0) {
    const button = make("button", { type: "button", className: "knap knap--stille", textContent: `Vis ${more} ${more === 1 ? "mere" : "flere"} under ${name}` });
    button.addEventListener("click", () => {
      const rest = hits.slice(SHOWN).map((hit) => item(index, hit, marks, root, false));
      list.append(...rest);
      button.remove();
      rest[0].querySelector("a").focus();
    });
    section.append(button);
  }
  return section;
}

// The sections of a list from the top, each as a function that makes it: what is below the screen can be made later.
export function list(index, hits, marks, root, { flat = false } = {}) {
  const found = [];
  const first = flat ? [] : hits.slice(0, hits.length > BEST + 2 ? BEST : hits.length);
  if (first.length) found.push(() => make("section", { className: "resultatgruppe resultatgruppe--bedst" }, make("h2", { className: "kun-skærmlæser", textContent: "De bedste resultater" }), make("ul", {}, ...first.map((hit) => item(index, hit, marks, root)))));
  const groups = new Map();
  for (const hit of hits.slice(first.length)) {
    const name = index.groups[hit.part.page.group];
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(hit);
  }
  for (const [name, inside] of groups) found.push(() => group(index, name, inside, marks, root, flat));
  return found;
}
