// The reader's own package: chosen, put in order and gathered here. The address is all there is of it; the browser keeps
// which pages are in it, so that more can be laid in from elsewhere.
import { COVER, allowed, outcome, pack, unpack } from "./pakkeadresse.js";
import { basket, fill } from "./pakkekurv.js";
import { once } from "./pakkehoved.js";
import { front, make, sources } from "./pakkeforside.js";
import { answering } from "./soegefilter.js";
import { ready } from "./belaeg.js";
import { pageAt, partOf } from "./pakkedel.js";
import { isAnchor } from "./svarlink.js";
import { mirrored } from "./spejl.js";
import { prints } from "./udskrift.js";
import { qr } from "./qrkode.js";

const form = document.querySelector("[data-moedepakke]");
const part = (name) => form.querySelector(`[data-${name}]`);
const shown = document.querySelector("[data-pakke]");
const root = new URL(form.dataset.moedepakke, document.baseURI);
const boxes = [...form.querySelectorAll("[data-side]")];
const offered = new Map(boxes.map((box) => [box.value, box]));
const [order, filter, printing] = ["pakkeorden", "pakkefilter", "pakkeprint"].map(part);
const pasted = form.querySelector("#find-modul-adresse");
const FINEST = 81; // squares on a side: more can hardly be told apart at the size it is printed
const refresh = mirrored(shown);
const spread = once(shown);
let pages = [];
let mine = true; // not a package that came by a link, beside the one that is kept here
let titles = new Map(); // of outcomes, once they are fetched

const say = (where, words) => { part(where).textContent = words; };
const titleOf = (page) => offered.get(page)?.nextElementSibling.textContent ?? titles.get(page) ?? `Svar fra Find modul: ${page.split("/").slice(1, -1).join(", ")}`;

function choice() {
  const decisions = form.elements.beslutninger.value.split("\n").map((line) => line.trim()).filter(Boolean);
  return { cover: Object.fromEntries(COVER.map((name) => [name, form.elements[name].value.trim()])), pages, decisions };
}

function keep() {
  history.replaceState(null, "", pack(choice()) || location.pathname);
  if (mine) fill(pages);
}

function draw() {
  for (const box of boxes) box.checked = pages.includes(box.value);
  part("pakketom").hidden = pages.length > 0;
  order.replaceChildren(...pages.map((page, place) => {
    const title = titleOf(page);
    const button = (words, does, off) => make("button", { type: "button", className: "knap knap--stille", disabled: off, textContent: words, ariaLabel: `${words}: ${title}`, onclick: does });
    return make("li", {}, make("span", { textContent: title }), make("span", { className: "pakkevalg__flyt" },
      button("Op", () => move(place, -1), place === 0),
      button("Ned", () => move(place, 1), place === pages.length - 1),
      button("Fjern", () => remove(place), false)));
  }));
}

// Focus stays on the button that was pressed, at the page's new place; at the end of the list, on the other button.
function move(place, by) {
  const [page] = pages.splice(place, 1);
  pages.splice(place + by, 0, page);
  draw();
  const [up, down] = order.children[place + by].querySelectorAll("button");
  const [pressed, other] = by < 0 ? [up, down] : [down, up];
  (pressed.disabled ? other : pressed).focus();
  say("pakkebesked", `${titleOf(page)} er nu nummer ${place + by + 1} af ${pages.length}.`);
  keep();
}

function remove(place) {
  const [page] = pages.splice(place, 1);
  draw();
  const next = order.children[Math.min(place, pages.length - 1)];
  (next?.querySelector("button:last-child") ?? filter).focus();
  say("pakkebesked", `${titleOf(page)} er taget ud.`);
  keep();
}

// A page by what stands in its title, or else by the site's own search: «travlhed» finds the page about having no time.
async function search() {
  const words = filter.value.trim().toLocaleLowerCase("da");
  const holds = (line) => line.textContent.toLocaleLowerCase("da").includes(words);
  let fits = holds;
  if (words.length > 1 && ![...form.querySelectorAll("[data-gruppe] li")].some(holds)) {
    const answers = await answering(words, new Set(offered.keys())).catch(() => new Set());
    if (filter.value.trim().toLocaleLowerCase("da") !== words) return;
    fits = (line) => answers.has(line.querySelector("[data-side]").value);
  }
  let found = 0;
  for (const group of form.querySelectorAll("[data-gruppe]")) {
    let here = 0;
    for (const line of group.querySelectorAll("li")) {
      line.hidden = !fits(line);
      if (!line.hidden) here += 1;
    }
    group.hidden = here === 0;
    if (words) group.open = here > 0;
    found += here;
  }
  say("pakkefund", words ? `${found} ${found === 1 ? "side" : "sider"} passer.` : "");
}

async function fetched(page, place) {
  const address = new URL(page, root);
  const one = partOf(await pageAt(address), address, `d${place + 1}-`, !offered.has(page));
  one.section.id = `del-${place + 1}`;
  one.kind = offered.get(page)?.dataset.side ?? "Svar fra Find modul";
  one.section.dataset.fra = page;
  ready(one.section);
  if (!offered.has(page)) titles.set(page, one.title);
  return one;
}

// The way back from paper: the package's address as a code, where the site has one; a long one leaves the words behind.
// Returns the code, and what the reader must know of it.
function code(chosen) {
  const { net } = form.dataset;
  if (!net) return [null, ""];
  const whole = qr(net + pack(chosen));
  if (whole && whole.length <= FINEST) return [whole, ""];
  const pagesOnly = qr(net + pack({ ...chosen, cover: {}, decisions: [] }));
  return [pagesOnly, pagesOnly ? " QR-koden på forsiden fører kun til siderne, for linket med jeres egne ord er for langt til den." : " Linket er for langt til en QR-kode, så forsiden har ingen."];
}

// What is written in the package's lists and decisions, page by page; with `written` it is put back where it still fits.
function answers(written) {
  const found = new Map();
  for (const field of shown.querySelectorAll(":is(.pakkedel, .pakke__beslutning) :is(input, textarea)")) {
    const name = `${field.closest("[data-fra]")?.dataset.fra ?? ""} ${field.name || field.id}`;
    const given = written?.get(name);
    if (given) Object.assign(field, field.type === "checkbox" ? { checked: true } : { value: given });
    found.set(name, field.type === "checkbox" ? field.checked : field.value);
  }
  return found;
}

async function gather() {
  const chosen = choice();
  if (!chosen.pages.length) {
    say("pakkestatus", "Vælg mindst én side, før du samler pakken.");
    filter.focus();
    return false;
  }
  say("pakkestatus", "Samler pakken …");
  const results = await Promise.allSettled(chosen.pages.map(fetched));
  const lost = chosen.pages.filter((_, place) => results[place].status === "rejected");
  const parts = results.filter((one) => one.status === "fulfilled").map((one) => one.value);
  draw();
  if (!parts.length) {
    say("pakkestatus", self.origin === "null" ? "Her lader browseren ikke siden hente andre sider. Åbn den på nettet og i sit eget vindue, og saml pakken dér." : "Siderne kunne ikke hentes. Prøv igen, når du har forbindelse.");
    return false;
  }
  const written = answers();
  parts.forEach(({ section, kind }, place) => section.prepend(make("p", { className: "pakkedel__nr kun-print", textContent: `Del ${place + 1} af ${parts.length} · ${kind}` })));
  const [drawn, about] = code(chosen);
  const [face, rests] = [front(chosen, parts, drawn), [sources(parts)]];
  const last = parts[parts.length - 1].section; // a list may fill its sheet: then the sources stand on the front
  shown.replaceChildren(...face, ...(last.querySelector(".tjekliste") ? rests.splice(0) : []), ...parts.map((one) => one.section), ...rests);
  answers(written);
  shown.hidden = false;
  printing.hidden = false;
  document.body.classList.add("pakke--samlet");
  spread();
  refresh();
  const missing = lost.length ? ` ${lost.length === 1 ? "Én side" : `${lost.length} sider`} kunne ikke hentes: ${lost.map(titleOf).join(", ")}.` : "";
  say("pakkestatus", `Pakken er samlet: ${parts.length} ${parts.length === 1 ? "del" : "dele"}. Du finder den herunder.${missing}${about}`);
  return true;
}

async function arrive(place) {
  const kept = basket().filter((page) => allowed(page, offered));
  const found = unpack(offered, place);
  if (!found) {
    pages = kept;
    draw();
    if (!kept.length) return;
    keep();
    await gather();
    return;
  }
  mine = !kept.length || String(kept) === String(found.pages);
  part("egenpakke").hidden = mine;
  for (const name of COVER) form.elements[name].value = found.cover[name];
  form.elements.beslutninger.value = found.decisions.join("\n");
  pages = found.pages;
  for (const fold of form.querySelectorAll(".pakkevalg__fold")) fold.open ||= [...fold.querySelectorAll("input, textarea")].some((field) => field.value);
  draw();
  if (found.words) say("pakkebesked", found.words);
  else if (found.refused) say("pakkebesked", `${found.refused === 1 ? "Én adresse" : `${found.refused} adresser`} i linket er ikke en side, der kan lægges i en pakke.`);
  if (!pages.length) return;
  if (await gather()) (found.cover.moede || pages.length > 1 ? shown : form).scrollIntoView();
}

form.addEventListener("input", ({ target }) => {
  if (target === filter) { search(); return; }
  if (target === pasted) return;
  if (target.dataset.side) {
    pages = target.checked ? [...pages, target.value] : pages.filter((page) => page !== target.value);
    draw();
  }
  keep();
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (await gather()) shown.focus();
});
part("tilfoej").addEventListener("click", () => {
  const address = outcome(pasted.value, root);
  if (!address || !allowed(address, offered)) {
    say("pakkebesked", "Det er ikke adressen på et svar fra Find modul her på siden. Kopiér adressen fra linjen øverst i browseren.");
    pasted.focus();
  } else if (pages.includes(address)) say("pakkebesked", "Svaret ligger i pakken.");
  else {
    pages.push(address);
    pasted.value = "";
    draw();
    keep();
    say("pakkebesked", "Svaret er lagt i pakken.");
  }
});
part("pakkelink").addEventListener("click", keep);
prints(printing);
addEventListener("hashchange", () => { if (!isAnchor(location.hash)) arrive({ hash: location.hash, search: "" }); });
draw();
arrive();
