// Checklists: filled in, printed as they stand, and kept where the reader says: in this browser, a file or a link.
import { read, write } from "./lager.js";
import { download, downloaded, framed } from "./filer.js";
import { counts } from "./ark.js";
import { copy } from "./kopi.js";
import { fromFile, give, keptIn, named, same, take, toFile } from "./svar.js";
import { reflect } from "./spejl.js";
import { words } from "./svarfil.js";
import { isAnchor } from "./svarlink.js";
import { pack, unpack } from "./udfyldt.js";
import { prints } from "./udskrift.js";
import { guard } from "./vogt.js";
import "./ipakke.js";

const form = document.querySelector("[data-tjekliste]");
const part = (name) => form.querySelector(`[data-${name}]`);
const key = `tjekliste.${form.dataset.tjekliste}`;
const [remember, note, choice, undo, file] = ["husk", "valg", "valgknapper", "fortryd", "fil"].map(part);
const boxes = [...form.querySelectorAll(".tjekpunkt input[type=checkbox]")];
const LONG = 2000; // some mail programs cut a longer link
const written = [...form.querySelectorAll(".tjekpunkt--skriv textarea")]; // what counts where there is nothing to tick
let before = null; // what «Fortryd» brings back
let safe = {}; // the answers that are also in a file or a link

const say = (words) => { part("status").textContent = words; };
const check = guard(() => {
  const answers = take(form);
  return !remember.checked && !same(answers, {}) && !same(answers, safe);
});

const count = counts(form);
const kept = () => keptIn(read(key));

// The mirrors that go on paper, the fields that stay unfolded, and how far the reader has come.
function refresh() {
  for (const field of named(form)) {
    reflect(field);
    field.closest(".felt--lille")?.classList.toggle("felt--udfyldt", field.value !== "" || field === document.activeElement);
  }
  const done = boxes.length ? boxes.filter((box) => box.checked).length : written.filter((field) => field.value.trim()).length;
  part("tæller").textContent = `${done} af ${boxes.length || written.length}${remember.checked ? " · gemt" : ""}`;
  part("fremdrift").value = done;
  count();
  check();
}

function save() {
  if (!remember.checked) return;
  const kept = write(key, JSON.stringify(take(form)));
  remember.checked = kept;
  say(kept
    ? "Gemt i denne browser. Svarene sendes ingen steder hen."
    : "Din browser tillader ikke, at siden gemmer noget. Gem som fil, eller print listen.");
  if (!kept) note.hidden = false;
  if (!kept) part("valgtekst").textContent = "Din browser tillader ikke, at siden gemmer noget. Gem som fil nederst på siden, eller print listen.";
}

function forgetLink() {
  if (location.search || (location.hash && !isAnchor(location.hash))) history.replaceState(null, "", location.pathname + (isAnchor(location.hash) ? location.hash : ""));
}

// Everything that replaces all answers at once can be undone, until the reader writes something new.
function snapshot() {
  before = { answers: take(form), stored: read(key), remember: remember.checked, note: note.hidden, choice: choice.hidden };
  undo.hidden = false;
}

// The note above the list tells where answers came from, and lets the reader choose where there are others already.
function settle() {
  note.hidden = true;
  choice.hidden = true;
}

// Answers from a link or a file are shown, but what is kept in this browser is not touched. `lacks` is what is to be told
// of a link that is not whole, or of a file that is older than the list.
function arrive(answers, from, lacks = "") {
  const mine = kept();
  const gone = give(form, answers);
  safe = take(form);
  const twice = mine !== null && !same(mine, safe);
  remember.checked = mine !== null && !twice;
  const rest = gone ? `${gone === 1 ? "Ét svar" : `${gone} svar`} hører til punkter, som listen ikke har mere.` : "";
  const filled = !same(safe, {}) ? `Udfyldt fra ${from}.` : lacks ? "" : `Der er ingen svar i ${from}, vi kan læse.`;
  const told = [filled, lacks, rest].filter(Boolean).join(" ");
  say(told);
  part("valgtekst").textContent = `${told}${twice ? " Du har også svar gemt i denne browser. De er ikke rørt." : ""}`;
  note.hidden = false;
  choice.hidden = !twice;
  refresh();
}

function arriveByLink(place) {
  const own = take(form);
  const found = unpack(form, place);
  if (!found) return false;
  const answers = take(form);
  give(form, own);
  if (!same(own, {}) && !same(own, answers)) snapshot();
  arrive(answers, "linket", found.words);
  return true;
}

// On a phone what is written once, and what only tells of the list, is folded; what is filled in shows.
function unfold(button, open) {
  button.setAttribute("aria-expanded", String(open));
  for (const one of document.querySelectorAll(`[data-${button.dataset.vis}]`)) one.classList.toggle("åben", open);
}
function unfoldFilled() {
  const filled = [...part("hoved").querySelectorAll("textarea")].some((field) => field.value);
  if (filled) unfold(document.querySelector("[data-vis=hoved]"), true);
}

if (!arriveByLink()) {
  const mine = kept();
  if (mine) {
    remember.checked = true;
    give(form, mine);
    say("Hentet fra denne browser.");
  }
}
refresh();
unfoldFilled();
for (const button of document.querySelectorAll("[data-vis]")) {
  button.addEventListener("click", () => unfold(button, button.getAttribute("aria-expanded") !== "true"));
}

form.addEventListener("input", ({ target }) => {
  if (!target.name) return;
  undo.hidden = true;
  note.hidden = choice.hidden;
  forgetLink();
  save();
  refresh();
});
form.addEventListener("focusout", refresh);
// What has focus is never under the bar that stays in sight.
form.addEventListener("focusin", ({ target }) => {
  const bar = form.querySelector(".tjekliste__bjælke");
  if (bar.contains(target) || !target.closest(".tjekgruppe")) return;
  const over = bar.getBoundingClientRect().bottom - target.getBoundingClientRect().top;
  if (over > 0) scrollBy(0, -over - 8);
});
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("beforeprint", refresh);
addEventListener("pageshow", refresh);
addEventListener("hashchange", () => { if (arriveByLink({ hash: location.hash, search: "" })) unfoldFilled(); });
addEventListener("storage", (event) => { // the same list in another tab
  const mine = kept();
  if (!event.key?.endsWith(key) || !remember.checked || !mine) return;
  give(form, mine);
  refresh();
});

remember.addEventListener("change", () => {
  if (!remember.checked) {
    write(key, null);
    say("Ikke gemt mere. Svarene sendes ingen steder hen.");
  } else if (choice.hidden) save();
  else {
    remember.checked = false;
    say("Vælg først, hvilke svar du vil beholde.");
    part("behold").focus();
  }
  refresh();
});
part("behold").addEventListener("click", () => {
  snapshot();
  give(form, kept() ?? {});
  remember.checked = true;
  settle();
  forgetLink();
  refresh();
  say("Her er det, du har gemt.");
  remember.focus();
});
part("erstat").addEventListener("click", () => {
  snapshot();
  remember.checked = true;
  settle();
  forgetLink();
  save();
  refresh();
  remember.focus();
});
part("ryd").addEventListener("click", () => {
  snapshot();
  give(form, {});
  note.hidden = choice.hidden;
  forgetLink();
  save();
  refresh();
  say("Listen er ryddet.");
});
undo.addEventListener("click", () => {
  give(form, before.answers);
  write(key, before.stored);
  remember.checked = before.remember;
  note.hidden = before.note;
  choice.hidden = before.choice;
  undo.hidden = true;
  refresh();
  say("Fortrudt. Svarene er tilbage.");
  part("ryd").focus();
});

part("til-fil").addEventListener("click", () => {
  const { name, text } = toFile(form.dataset, take(form));
  download(name, text, "application/json");
  if (!framed) safe = take(form);
  check();
  say(downloaded(name));
});
part("fra-fil").addEventListener("click", () => file.click());
file.addEventListener("change", async () => {
  const [chosen] = file.files;
  if (!chosen) return;
  try {
    const { answers, changed } = await fromFile(chosen, form.dataset);
    snapshot();
    forgetLink();
    arrive(answers, `filen «${chosen.name.slice(0, 90)}»`, changed ? "Listen er ændret, siden den blev gemt, så se efter, om svarene passer endnu." : "");
  } catch (error) { say(words(error)); }
  file.value = "";
});

part("link").addEventListener("click", async () => {
  const address = location.href.replace(/[?#].*/, "") + pack(form);
  const long = address.length > LONG ? " Det er langt, og nogle mailprogrammer skærer det over: Gem hellere som fil." : "";
  const all = `Det rummer alt, du har skrevet, så giv det kun til dem, der må læse det.${long}`;
  if (!await copy(address, part("status"), `Linket er kopieret. ${all}`, `Kopiér linket her. ${all}`)) return;
  safe = take(form);
  check();
});

for (const button of form.querySelectorAll(".tjekpunkt__fold")) {
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    document.getElementById(button.getAttribute("aria-controls")).classList.toggle("åben", open);
  });
}
prints(part("print"));
