// The header's field as a combobox: the best hits as one types, reached with the arrow keys; Enter alone searches for all.
import { find, ready } from "./soegning.js";
import { make, marked, withMarks } from "./soegeliste.js";
import { addressOf, titleOf } from "./soegesvar.js";
import { linkTo, load } from "./soegehent.js";

const SHOWN = 6;
const form = document.querySelector(".topsøg");
const input = form.querySelector("input");
const root = new URL("../", form.action).href; // the search stands one folder below it
const told = make("p", { className: "kun-skærmlæser" });
told.setAttribute("role", "status");
const box = make("ul", { className: "søgeforslag", id: "søgeforslag", hidden: true });
box.setAttribute("role", "listbox");
box.setAttribute("aria-label", "Forslag");
form.append(box, told);
for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": box.id })) input.setAttribute(name, value);

let at = -1;
const options = () => [...box.children];

function choose(place) {
  at = place;
  options().forEach((option, one) => option.setAttribute("aria-selected", String(one === at)));
  if (at < 0) input.removeAttribute("aria-activedescendant");
  else {
    input.setAttribute("aria-activedescendant", options()[at].id);
    options()[at].scrollIntoView({ block: "nearest" });
  }
}

function close() {
  box.hidden = true;
  input.setAttribute("aria-expanded", "false");
  choose(-1);
}

function option(place, title, above, address) {
  const one = make("li", { id: `søgeforslag-${place}` }, make("span", { className: "søgeforslag__sted", textContent: above }), make("span", { className: "søgeforslag__titel" }, ...title));
  one.setAttribute("role", "option");
  one.dataset.adresse = address;
  return one;
}

let turn = 0;
async function suggest() {
  const mine = ++turn;
  const query = input.value.trim();
  if (query.length < 2) { close(); told.textContent = ""; return; }
  const index = await load(new URL("indeks.json", form.action).href);
  await ready(index, query);
  if (mine !== turn) return;
  const found = await find(index, query, { typing: true });
  if (mine !== turn) return;
  const marks = marked(found.terms);
  const lines = [];
  if (found.answer) lines.push([[found.answer.title], found.answer.kind, found.answer.address]);
  for (const { part } of found.hits) {
    if (lines.length === SHOWN) break;
    if (addressOf(part) === found.answer?.address) continue;
    const title = part.name && !part.alone ? `${part.page.title}: ${part.name}` : titleOf(part);
    lines.push([withMarks(title, marks), index.groups[part.page.group], addressOf(part)]);
  }
  const all = `${form.action}?${new URLSearchParams({ q: query })}`;
  box.replaceChildren(...lines.map(([title, above, address], place) => option(place, title, above, linkTo(root, address))));
  if (lines.length) box.append(option(lines.length, [`Vis alle ${found.hits.length} resultater`], "", all));
  told.textContent = lines.length ? `${found.hits.length} resultater, ${lines.length} vist. Vælg med pil op og ned.` : `Intet fundet for «${query}».`;
  box.hidden = !lines.length;
  input.setAttribute("aria-expanded", String(lines.length > 0));
  choose(-1);
}

input.addEventListener("input", () => suggest().catch(close));
input.addEventListener("keydown", (event) => {
  const way = document.querySelector(".søgvej");
  if (event.key === "Escape" && (!box.hidden || way.offsetParent)) {
    event.preventDefault(); // the words stay
    event.stopPropagation();
    if (box.hidden) { // on a phone the field goes the way it came
      form.parentElement.classList.remove("søges");
      way.focus();
    }
    close();
    return;
  }
  if (event.key === "Enter" && at >= 0 && !box.hidden) { event.preventDefault(); location.assign(options()[at].dataset.adresse); return; }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !box.children.length) return;
  event.preventDefault();
  if (box.hidden) { box.hidden = false; input.setAttribute("aria-expanded", "true"); }
  const count = options().length;
  choose(at < 0 ? (step > 0 ? 0 : count - 1) : at + step < 0 || at + step === count ? -1 : at + step);
});
box.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
box.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-adresse]");
  if (chosen) location.assign(chosen.dataset.adresse);
});
input.addEventListener("blur", close);
if (location.protocol === "file:") for (const one of document.querySelectorAll("[role=search]")) one.action = new URL("index.html", one.action); // a folder has no page of its own
if (input.value) suggest().catch(close);
else load(new URL("indeks.json", form.action).href).catch(() => {});

// For lists on a page: a query → [address from the root, score] of each page that answers it, the best first.
window.vejledningsguidensSøgning = async (query) => {
  const index = await load(new URL("indeks.json", form.action).href);
  await ready(index, query);
  return (await find(index, query, { typing: true })).hits.map(({ part, score }) => [part.page.address, score]);
};
