// The marker of a section: a click shows the source points it rests on beside it, fetched from their pages the first time.
// «Vis alle kilder» gives each claim a marker of its own. Without script, or when nothing can be fetched, each link leads on.
import { read, write } from "./lager.js";
import { close, element, opens, way } from "./pop.js";

const fetched = {};
const links = new Map();

// What is no list of points, as a server's own page for what is not found, fails by itself.
async function load(point) {
  const address = new URL("punkter.json", point).href;
  return fetched[address] ??= await (await fetch(address)).json();
}

// Where a point stands: on the page its link leads to, or on another as long of the same source, where its number is its anchor.
function addressOf(id) {
  const { href, pathname } = links.get(id);
  const [, first, last] = /\/(\d+)-(\d+)\/$/.exec(pathname) ?? [];
  if (!first) return new URL(`#${id}`, href).href;
  const [number] = /\d+$/.exec(id);
  const length = last - first + 1;
  const start = number - (number - 1) % length;
  return new URL(`../${start}-${start + length - 1}/#p${number}`, href).href;
}

async function line(id) {
  if (id.startsWith("afv-")) return element("p", "", way(links.get(id).href, `Se ${links.get(id).title}`));
  const { kilde, punkter } = await load(addressOf(id));
  const { punkt, afsnit, forbehold } = punkter[id];
  const said = element("p", "", `${punkt} `);
  if (forbehold) said.append(element("em", "", `Forbehold: ${forbehold}`), " ");
  said.append(element("span", "belæg__sted", way(addressOf(id), `Kildepunkt ${Number(/\d+$/.exec(id))} i ${kilde}`), `, «${afsnit}»`));
  return said;
}

async function tell(ids) {
  try {
    const lines = [];
    for (const id of ids) lines.push(await line(id));
    return [...lines, element("p", "", control())];
  } catch {
    const places = new Set(ids.map((id) => links.get(id)));
    if (places.size === 1) return null;
    const list = [...places].map((one) => element("p", "", way(one.href, one.title || one.getAttribute("aria-label"))));
    return [element("p", "", "Kildepunkterne kunne ikke hentes. De står her:"), ...list];
  }
}

const all = () => document.documentElement.classList.contains("alle-kilder");

function control() {
  const button = element("button", "tekstknap", all() ? "Saml kilderne" : "Vis alle kilder");
  button.type = "button";
  button.dataset.alleKilder = "";
  return button;
}

// A marker where a claim ends: in the paragraph or the list that ends there, so that it never stands alone.
function each(spot) {
  if (spot.dataset.klar) return;
  spot.dataset.klar = "ja";
  const ids = spot.dataset.belæg.split(" ").filter((id) => links.has(id));
  if (!ids.length) return;
  const link = way(addressOf(ids[0]), ids.length);
  link.setAttribute("aria-label", `Belæg, ${ids.length} ${ids.length === 1 ? "kildepunkt" : "kildepunkter"}`);
  let home = spot.previousElementSibling;
  while (home?.matches("ul, ol")) home = home.lastElementChild;
  (home?.matches("p, li") ? home : spot).append(element("span", "belæg belæg--sted", "\u00a0", link));
  opens(link, "Belæg", () => tell(ids));
}

function show(on) {
  document.documentElement.classList.toggle("alle-kilder", on);
  if (on) document.querySelectorAll(".belægsted").forEach(each);
  for (const button of document.querySelectorAll("[data-alle-kilder]")) button.textContent = control().textContent;
}

// Makes one button of each section's marker below `root`.
export function ready(root) {
  for (const marker of root.querySelectorAll(".belæg")) {
    const ways = [...marker.querySelectorAll("a[data-belæg]")];
    const ids = ways.flatMap((link) => {
      const own = link.dataset.belæg.split(" ");
      for (const id of own) links.set(id, link);
      return own;
    });
    if (ways.length) opens(ways[0], "Belæg", () => tell(ids));
  }
  if (all()) show(true);
}

document.addEventListener("click", ({ target }) => {
  if (!target.closest("[data-alle-kilder]")) return;
  const on = !all();
  close();
  show(on);
  write("kilder", on ? "alle" : null);
});
ready(document);
if (read("kilder")) show(true);
