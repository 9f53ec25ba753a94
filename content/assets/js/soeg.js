// Search: the index is fetched when the page is opened, folded the Danish way, and every word should be met.
import { fold, stems } from "./dansk.js";

const form = document.querySelector("[data-søgning]");
const input = form.querySelector("input");
const status = form.querySelector("[data-søgestatus]");
const results = document.querySelector("[data-resultater]");
const root = form.dataset.rod;
const groups = [...new URLSearchParams(form.dataset.grupper)]; // addresses, and what results below them are told under
const weights = [...new URLSearchParams(form.dataset.vægte)];
const LIMIT = 30;

let index = null;
async function load() {
  if (index) return index;
  const reply = await fetch(form.dataset.indeks);
  if (!reply.ok) throw new Error(reply.statusText);
  const { docs } = await reply.json();
  index = docs
    .map((doc) => ({ ...doc, foldedTitle: fold(doc.title), foldedText: fold(doc.text) }));
  const pages = new Map(index.filter((doc) => !doc.location.includes("#")).map((doc) => [doc.location, doc.title]));
  for (const doc of index) {
    const page = doc.location.split("#")[0];
    doc.page = pages.get(page) ?? doc.title;
  }
  return index;
}

function score(doc, terms) {
  let sum = 0;
  let met = 0;
  for (const term of terms) {
    const inTitle = doc.foldedTitle.indexOf(term);
    const inText = doc.foldedText.indexOf(term);
    if (inTitle < 0 && inText < 0) continue;
    met += 1;
    if (inTitle === 0) sum += 12;
    else if (inTitle > 0) sum += /[\p{L}\p{N}]/u.test(doc.foldedTitle[inTitle - 1]) ? 5 : 9;
    if (inText >= 0) sum += inText === 0 || !/[\p{L}\p{N}]/u.test(doc.foldedText[inText - 1]) ? 3 : 1;
  }
  const weight = Number(weights.find(([prefix]) => doc.location.startsWith(prefix))?.[1] ?? 1);
  return { met, points: weight * (doc.location.includes("#") ? sum : sum + 2) };
}

function snippet(doc, terms) {
  const at = Math.max(0, Math.min(...terms.map((term) => doc.foldedText.indexOf(term)).filter((place) => place >= 0), Infinity));
  const start = Number.isFinite(at) ? Math.max(0, doc.text.lastIndexOf(" ", Math.max(0, at - 50))) : 0;
  const piece = doc.text.slice(start, start + 180);
  const p = document.createElement("p");
  if (start > 0) p.append("… ");
  const pattern = new RegExp(`(${terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`, "giu");
  for (const [place, part] of piece.split(pattern).entries()) {
    if (place % 2) { const mark = document.createElement("mark"); mark.textContent = part; p.append(mark); }
    else p.append(part);
  }
  if (start + 180 < doc.text.length) p.append(" …");
  return p;
}

function show(found, terms) {
  results.replaceChildren();
  const told = new Map();
  for (const doc of found) {
    const kind = groups.find(([prefix]) => doc.location.startsWith(prefix))?.[1] ?? "Andre sider";
    if (!told.has(kind)) told.set(kind, []);
    told.get(kind).push(doc);
  }
  for (const [kind, docs] of told) {
    const section = document.createElement("section");
    section.className = "resultatgruppe";
    const heading = document.createElement("h2");
    heading.textContent = `${kind} (${docs.length})`;
    const list = document.createElement("ul");
    for (const doc of docs) {
      const item = document.createElement("li");
      item.className = "resultat";
      const link = document.createElement("a");
      link.href = root + doc.location;
      link.textContent = doc.page === doc.title ? doc.title : `${doc.page}: ${doc.title}`;
      item.append(link, snippet(doc, terms));
      list.append(item);
    }
    section.append(heading, list);
    results.append(section);
  }
}

let turn = 0;
async function search(query) {
  const mine = ++turn;
  const terms = stems(query);
  results.classList.toggle("resultater--søger", terms.length > 0); // the overview gives way before anything can jump
  if (!terms.length) { results.replaceChildren(); status.textContent = ""; return; }
  try {
    const docs = await load();
    if (mine !== turn) return;
    const all = docs.map((doc) => ({ doc, ...score(doc, terms) })).filter(({ met }) => met > 0);
    const most = Math.max(0, ...all.map(({ met }) => met)); // all the words, or as many as any page has
    const scored = all.filter(({ met }) => met === most).sort((a, b) => b.points - a.points);
    const pages = new Set();
    const found = [];
    for (const { doc } of scored) {
      const page = doc.location.split("#")[0];
      if (!pages.has(page) || page === "ordliste/") found.push(doc); // a page's best place; each word of the glossary
      pages.add(page);
      if (found.length === LIMIT) break;
    }
    show(found, terms);
    results.classList.toggle("resultater--søger", found.length > 0);
    const some = found.length && most < terms.length ? "Ingen sider har alle ordene. Her er dem, der har flest. " : "";
    status.textContent = some + (found.length
      ? `${found.length === 1 ? "1 sted" : `${found.length} steder`} nævner «${query.trim()}».`
      : `Intet fundet for «${query.trim()}». Prøv et kortere ord, eller se alt indhold herunder.`);
  } catch {
    results.classList.remove("resultater--søger");
    status.textContent = "Søgningen kunne ikke hentes. Brug oversigten herunder.";
  }
}

function fromAddress() {
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  search(input.value);
}

let pause;
input.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    const query = input.value.trim();
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    search(query);
  }, 150);
});
form.addEventListener("submit", (event) => { event.preventDefault(); search(input.value); });
addEventListener("popstate", fromAddress);
fromAddress();
