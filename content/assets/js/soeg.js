// The search page: the query and its filters live in the address, and results come as one types.
import { find, ready } from "./soegning.js";
import { answerBox, list, make, marked } from "./soegeliste.js";
import { pause } from "./soegeindeks.js";
import { addressOf } from "./soegesvar.js";
import { load } from "./soegehent.js";

const form = document.querySelector("[data-søgning]");
const input = form.querySelector("input");
const status = form.querySelector("[data-søgestatus]");
const meant = document.querySelector("[data-søgement]");
const filters = document.querySelector("[data-søgefiltre]");
const results = document.querySelector("[data-resultater]");
const none = document.querySelector("[data-søgetom]");
const root = form.dataset.rod;
const FIRST = 2; // sections that are drawn at once: more than a screen holds
const MORE = 2; // and so many more in each frame after that
const KIND = "Slags";
const NAME = document.title;

const chosen = () => new URLSearchParams(location.search);

function write(changes, push = false) {
  const asked = chosen();
  for (const [name, value] of Object.entries(changes)) {
    if (value) asked.set(name, value);
    else asked.delete(name);
  }
  const query = String(asked);
  history[push ? "pushState" : "replaceState"](null, "", query ? `?${query}` : location.pathname);
}

// Each row of filters with the values that some hit has: [row, values].
function rows(index, hits) {
  const found = new Map([[KIND, new Map()]]);
  const count = (row, value) => {
    if (!found.has(row)) found.set(row, new Map());
    found.get(row).set(value, (found.get(row).get(value) ?? 0) + 1);
  };
  for (const { part: { page } } of hits) {
    count(KIND, index.groups[page.group]);
    for (const one of page.filters) count(...index.filters[one].split("/"));
  }
  return [...found].filter(([, values]) => values.size > 1);
}

const fits = (index, { part: { page } }, asked) => (!asked.get(KIND) || index.groups[page.group] === asked.get(KIND))
  && index.filters.every((one, place) => { const [row, value] = one.split("/"); return asked.get(row) !== value || page.filters.includes(place); });

function drawFilters(index, hits, asked) {
  const inside = rows(index, hits);
  filters.hidden = !inside.length;
  const open = filters.open || inside.some(([row]) => asked.get(row));
  filters.open = open;
  filters.querySelector("div").replaceChildren(...inside.map(([row, values]) => {
    const id = `filter-${row.toLowerCase()}`;
    const select = make("select", { id, className: "felt__valg" }, make("option", { value: "", textContent: "Alle" }),
      ...[...values].map(([value, count]) => make("option", { value, textContent: `${value} (${count})`, selected: asked.get(row) === value })));
    select.addEventListener("change", () => { write({ [row]: select.value }, true); search(input.value); });
    return make("div", { className: "søgefilter" }, make("label", { htmlFor: id, textContent: row }), select);
  }));
}

function tellSlips({ slips, terms }, query, asked) {
  meant.hidden = !slips.length;
  if (!slips.length) return;
  let read = query;
  for (const { asked: typed, word } of slips) read = read.replace(new RegExp(typed.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "iu"), word);
  const back = make("a", { href: `?${new URLSearchParams({ q: query, praecis: "1" })}`, textContent: query });
  meant.replaceChildren("Viser resultater for ", make("strong", { textContent: read }), ". Søg i stedet efter ", back, ".");
}

const rest = () => new Promise((done) => { setTimeout(done, 150); }); // till the fingers are still: nothing is said or made in vain
const frame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); setTimeout(done, 100); }); // a page that nobody sees has none
const searches = (does) => document.documentElement.classList.toggle("søger", does);

let turn = 0;
async function search(query, typing = false) {
  const mine = ++turn;
  const asked = chosen();
  const wanted = query.trim();
  document.title = wanted ? `${wanted} – ${NAME}` : NAME;
  searches(wanted.length > 0); // the overview gives way before anything can jump
  if (!wanted) {
    results.replaceChildren();
    for (const one of [filters, meant, none]) one.hidden = true;
    status.textContent = "";
    return;
  }
  const late = setTimeout(() => { status.textContent = "Henter søgningen …"; }, 300);
  try {
    const index = await load(form.dataset.indeks);
    await ready(index, wanted);
    if (mine !== turn) return;
    const found = await find(index, wanted, { exactly: asked.has("praecis"), typing });
    if (!typing) await pause(); // to answer and to draw are two bites
    if (mine !== turn) return;
    const hits = found.hits.filter((hit) => fits(index, hit, asked));
    const narrowed = hits.length < found.hits.length;
    const marks = marked(found.terms);
    const shown = narrowed ? null : found.answer;
    const others = hits.filter(({ part }) => addressOf(part) !== shown?.address); // the answer is the first of them
    const sections = list(index, others, marks, root, { flat: Boolean(asked.get(KIND)) });
    results.replaceChildren(...(shown ? [answerBox(shown, root)] : []), ...sections.splice(0, typing ? FIRST : 1).map((made) => made()));
    tellSlips(found, wanted, asked);
    none.hidden = hits.length > 0;
    searches(hits.length > 0);
    if (typing) await rest();
    while (sections.length) { // to lay them all out at once takes long
      await frame();
      if (mine !== turn) return;
      results.append(...sections.splice(0, MORE).map((made) => made()));
    }
    await pause();
    if (mine !== turn) return;
    drawFilters(index, found.hits, asked);
    const count = hits.length === 1 ? "1 resultat" : `${hits.length} resultater`;
    status.textContent = hits.length ? `${count} for «${wanted}»${narrowed ? `, ud af ${found.hits.length}` : ""}.` : `Intet fundet for «${wanted}».`;
  } catch (error) {
    searches(false);
    status.textContent = "Søgningen kunne ikke hentes. Brug oversigten herunder.";
    if (!(error instanceof TypeError || error.message)) throw error;
  } finally { clearTimeout(late); }
}

function fromAddress() {
  input.value = chosen().get("q") ?? "";
  search(input.value);
}

let writing;
input.addEventListener("focus", () => load(form.dataset.indeks).catch(() => {}), { once: true });
input.addEventListener("input", () => {
  clearTimeout(writing);
  writing = setTimeout(() => write({ q: input.value.trim(), praecis: "" }), 200); // some browsers let an address change only so often
  if (chosen().has("praecis")) write({ praecis: "" });
  search(input.value, true);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(writing);
  write({ q: input.value.trim() });
  search(input.value);
});
addEventListener("popstate", fromAddress);
fromAddress();
if (location.hash === "#q") input.focus({ preventScroll: true }); // the header's way to the search; a page of itself takes no focus
