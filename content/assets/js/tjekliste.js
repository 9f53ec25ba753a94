// Checklists: filled in, printed as they stand, and kept where the reader says: in this browser, a file or a link.
import { read, write } from "./lager.js";
import { fromFile, give, named, same, take, toFile } from "./svar.js";
import { pack, unpack } from "./udfyldt.js";

const form = document.querySelector("[data-tjekliste]");
const part = (name) => form.querySelector(`[data-${name}]`);
const key = `tjekliste.${form.dataset.tjekliste}`;
const [remember, note, choice, undo, file] = ["husk", "valg", "valgknapper", "fortryd", "fil"].map(part);
const boxes = [...form.querySelectorAll(".tjekpunkt input[type=checkbox]")];
const LONG = 2000; // some mail programs cut a longer link
const LARGE = 1_000_000;
let before = null; // what «Fortryd» brings back

const say = (words) => { part("status").textContent = words; };

function kept() {
  try { return JSON.parse(read(key)); } catch { return null; }
}

// The mirrors that go on paper, the fields that stay unfolded, and how far the reader has come.
function refresh() {
  for (const field of named(form)) {
    const mirror = field.parentElement.querySelector(".voks__spejl");
    if (!mirror) continue;
    mirror.textContent = field.value.replace(/\n$/, "\n\u200b");
    field.closest(".felt--lille")?.classList.toggle("felt--udfyldt", field.value !== "" || field === document.activeElement);
  }
  if (!boxes.length) return;
  const done = boxes.filter((box) => box.checked).length;
  part("tæller").textContent = `${done} af ${boxes.length}`;
  part("fremdrift").value = done;
}

function save() {
  if (!remember.checked) return;
  say(write(key, JSON.stringify(take(form)))
    ? "Gemt i denne browser. Svarene sendes ingen steder hen."
    : "Din browser tillader ikke, at siden gemmer noget. Gem som fil, eller print listen.");
}

function forgetLink() {
  if (new URLSearchParams(location.hash.slice(1)).has("udfyldt")) history.replaceState(null, "", location.pathname + location.search);
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

// Answers from a link or a file are shown, but what is kept in this browser is not touched.
function arrive(answers, from) {
  const mine = kept();
  const lost = give(form, answers);
  const twice = mine !== null && !same(mine, take(form));
  remember.checked = mine !== null && !twice;
  const rest = lost ? ` ${lost === 1 ? "Ét svar" : `${lost} svar`} hører til punkter, som listen ikke har mere.` : "";
  say(`Udfyldt fra ${from}.${rest}`);
  part("valgtekst").textContent = `Udfyldt fra ${from}. ${twice ? "Du har også svar gemt i denne browser. De er ikke rørt." : ""}`;
  note.hidden = false;
  choice.hidden = !twice;
  refresh();
}

function arriveByLink() {
  const own = take(form);
  if (!unpack(form)) return false;
  const answers = take(form);
  give(form, own);
  if (!same(own, {}) && !same(own, answers)) snapshot();
  arrive(answers, "linket");
  return true;
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

form.addEventListener("input", ({ target }) => {
  if (!target.name) return;
  undo.hidden = true;
  note.hidden = choice.hidden;
  forgetLink();
  refresh();
  save();
});
form.addEventListener("focusout", refresh);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("beforeprint", refresh);
addEventListener("pageshow", refresh);
addEventListener("hashchange", arriveByLink);
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
  remember.focus();
});
part("ryd").addEventListener("click", () => {
  snapshot();
  give(form, {});
  note.hidden = choice.hidden;
  forgetLink();
  refresh();
  save();
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
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  say(`Gemt som «${name}» på din egen computer eller telefon.`);
});
part("fra-fil").addEventListener("click", () => file.click());
file.addEventListener("change", async () => {
  const [chosen] = file.files;
  if (!chosen) return;
  try {
    if (chosen.size > LARGE) throw new Error("Filen er for stor til at være fra en tjekliste her. Vælg en anden.");
    const answers = fromFile(await chosen.text(), form.dataset);
    snapshot();
    forgetLink();
    arrive(answers, `filen «${chosen.name}»`);
  } catch (error) { say(error.message); }
  file.value = "";
});

part("link").addEventListener("click", async () => {
  const address = location.href.replace(/#.*/, "") + pack(form);
  const long = address.length > LONG ? " Det er langt, og nogle mailprogrammer skærer det over: Gem hellere som fil." : "";
  try {
    await navigator.clipboard.writeText(address);
    part("linkfelt").hidden = true;
    say(`Linket er kopieret. Det rummer alt, du har skrevet, så giv det kun til dem, der må læse det.${long}`);
  } catch { // an intranet without https
    part("linkfelt").hidden = false;
    const field = part("linkfelt").querySelector("input");
    field.value = address;
    field.focus();
    field.select();
    say(`Kopiér linket her. Det rummer alt, du har skrevet.${long}`);
  }
});

for (const button of form.querySelectorAll(".tjekpunkt__fold")) {
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    document.getElementById(button.getAttribute("aria-controls")).classList.toggle("åben", open);
  });
}
part("print").addEventListener("click", () => print());
