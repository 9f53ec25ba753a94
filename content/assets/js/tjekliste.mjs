// Checklists: print as they stand, and remember the answers in this browser once the reader asks for it.
import { read, write } from "./lager.mjs";
import { unpack } from "./udfyldt.mjs";

const form = document.querySelector("[data-tjekliste]");
const key = `tjekliste.${form.dataset.tjekliste}`;
const remember = form.querySelector("[data-husk]");
const status = form.querySelector("[data-husk-status]");
const fields = [...form.elements].filter((field) => field.name);
const off = "Svarene sendes ingen steder hen.";

function save() {
  if (!remember.checked) return;
  const answers = {};
  for (const field of fields) {
    const value = field.type === "checkbox" ? field.checked : field.value;
    if (value) answers[field.name] = value;
  }
  status.textContent = write(key, JSON.stringify(answers))
    ? "Gemt i denne browser. Svarene sendes ingen steder hen."
    : "Din browser tillader ikke, at siden gemmer noget. Print listen i stedet.";
}

if (unpack(form)) status.textContent = "Udfyldt fra linket. Intet er gemt.";
else try {
  const saved = JSON.parse(read(key) ?? "null");
  if (saved) {
    remember.checked = true;
    for (const field of fields) {
      if (field.type === "checkbox") field.checked = saved[field.name] === true;
      else field.value = saved[field.name] ?? "";
    }
    status.textContent = "Hentet fra denne browser.";
  }
} catch { write(key, null); }

form.addEventListener("input", (event) => { if (event.target !== remember) save(); });
remember.addEventListener("change", () => {
  if (remember.checked) save();
  else { write(key, null); status.textContent = `Ikke gemt mere. ${off}`; }
});
form.querySelector("[data-ryd]").addEventListener("click", () => {
  for (const field of fields) {
    if (field.type === "checkbox") field.checked = false;
    else field.value = "";
  }
  save();
  status.textContent = "Listen er ryddet.";
});
form.querySelector("[data-print]").addEventListener("click", () => print());
form.addEventListener("submit", (event) => event.preventDefault());
