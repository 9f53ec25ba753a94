// What a marker's box tells of the source points behind it, fetched from their pages the first time; and the markers of
// each claim. `links` is the way to each point, by its id.
import { write } from "./lager.js";
import { element, way } from "./pop.js";
import { clip, linked } from "./udklip.js";

const fetched = {};

// What is no list of points, as a server's own page for what is not found, fails by itself.
async function load(point) {
  const address = new URL("punkter.json", point).href;
  return fetched[address] ??= await (await fetch(address)).json();
}

// Where a point stands: on the page its link leads to, or on another as long of the same source, where its number is its anchor.
function addressOf(id, links) {
  const { href, pathname } = links.get(id);
  const [, first, last] = /\/(\d+)-(\d+)\/(?:index\.html)?$/.exec(pathname) ?? [];
  if (!first) return new URL(`#${id}`, href).href;
  const [number] = /\d+$/.exec(id);
  const length = last - first + 1;
  const start = number - (number - 1) % length;
  return new URL(`../${start}-${start + length - 1}/#p${number}`, href).href;
}

function copier(address, title) {
  const button = element("button", "tekstknap", "Kopiér link til kildepunktet");
  button.type = "button";
  button.setAttribute("aria-label", `Kopiér link til kildepunktet: ${title}`);
  const said = element("span", "kun-skærmlæser");
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    const done = await clip(linked(address, title));
    button.textContent = done ? "Linket er kopieret" : "Browseren kopierer det ikke. Følg linket, og kopiér adressen";
    said.textContent = button.textContent;
  });
  return element("span", "", button, said);
}

async function line(id, links) {
  if (id.startsWith("afv-")) return element("p", "", way(links.get(id).href, `Se ${links.get(id).title}`));
  const there = addressOf(id, links);
  const number = Number(/\d+$/.exec(id));
  const { kilde, punkter } = await load(there);
  const { punkt, afsnit, forbehold } = punkter[id];
  const said = element("p", "", `${punkt} `);
  if (forbehold) said.append(element("em", "", `Forbehold: ${forbehold}`), " ");
  said.append(element("span", "belæg__sted", way(there, `Kildepunkt ${number} i ${kilde}`), `, «${afsnit}»`), " ", copier(there, `Kildepunkt ${number} i ${kilde}`));
  return said;
}

export async function tell(ids, links) {
  try {
    const lines = [];
    for (const id of ids) lines.push(await line(id, links));
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
function each(spot, links, opens) {
  if (spot.dataset.klar) return;
  spot.dataset.klar = "ja";
  const ids = spot.dataset.belæg.split(" ").filter((id) => links.has(id));
  if (!ids.length) return;
  const link = way(addressOf(ids[0], links), ids.length);
  link.setAttribute("aria-label", `Belæg, ${ids.length} ${ids.length === 1 ? "kildepunkt" : "kildepunkter"}`);
  let home = spot.previousElementSibling;
  while (home?.matches("ul, ol")) home = home.lastElementChild;
  (home?.matches("p, li") ? home : spot).append(element("span", "belæg belæg--sted", "\u00a0", link));
  opens(link, "Belæg", () => tell(ids, links));
}

// Gives each claim its marker, or takes them away again; without `on` it is the reader's choice, which is kept.
export function sources(links, opens, on) {
  const now = on ?? !all();
  document.documentElement.classList.toggle("alle-kilder", now);
  if (now) for (const spot of document.querySelectorAll(".belægsted")) each(spot, links, opens);
  for (const button of document.querySelectorAll("[data-alle-kilder]")) button.textContent = control().textContent;
  if (on === undefined) write("kilder", now ? "alle" : null);
}
