// The decision table: the choice, kept in the address, decides which rows show. A row without an answer fits any.
import { printChoice } from "./papiradresse.js";
import { choices } from "./svarlink.js";

const form = document.querySelector("[data-tabelfilter]");
const groups = [...document.querySelectorAll("[data-svargrupper] details")];
const rows = [...document.querySelectorAll(".beslutningstabel tbody tr")];
const selects = [...form.querySelectorAll("select")];
const count = form.querySelector("[data-antal]");
const FEW = 30; // so many rows are shown at once; more stay folded, group by group
const options = new Map(selects.map((select) => [select.name, new Set([...select.options].map((one) => one.value))]));
const titles = new Map(selects.flatMap((select) => [...select.options].map((one) => [one, one.text])));

function fits(row, chosen) {
  const given = row.dataset.svar.split(" ");
  return chosen.every(([name, value]) => {
    if (!value) return true;
    if (name === "styrke") return row.dataset.styrke === value;
    return !given.some((id) => id !== value && options.get(name).has(id));
  });
}

// Each choice shows what it would leave, so that nobody picks one that leaves nothing.
function countChoices(chosen) {
  for (const select of selects) {
    const others = chosen.filter(([name]) => name !== select.name);
    const left = rows.filter((row) => fits(row, others));
    for (const option of select.options) {
      const number = left.filter((row) => fits(row, [[select.name, option.value]])).length;
      option.text = option.value ? `${titles.get(option)} (${number})` : titles.get(option);
      option.disabled = !number && !option.selected;
    }
  }
}

// On paper, rows with the same answer stand as one, with what was answered told together: a × b; c × d.
function gather() {
  let first;
  let runs = [];
  for (const row of rows) {
    const [when, ...says] = [...row.cells];
    const told = says.map((cell) => cell.textContent).join("|");
    const given = when.dataset.givet ??= when.textContent;
    const last = given.split(" · ").pop();
    const rest = given.slice(0, given.length - last.length);
    const same = !row.hidden && first?.told === told && first.body === row.parentElement;
    row.classList.toggle("igen", same);
    when.classList.remove("samlet");
    when.replaceChildren(given);
    if (row.hidden) continue;
    if (!same) { first = { told, body: row.parentElement, when }; runs = []; }
    const run = runs.find((one) => one.rest === rest);
    if (run) run.ends.push(last);
    else runs.push({ rest, ends: [last] });
    if (!same) continue;
    const whole = Object.assign(document.createElement("span"), { className: "kun-print", textContent: runs.map((one) => one.rest + one.ends.join(" / ")).join("; ") });
    first.when.classList.add("samlet");
    first.when.replaceChildren(first.when.dataset.givet, whole);
  }
}

function apply() {
  const chosen = selects.map((select) => [select.name, select.value]);
  for (const row of rows) row.hidden = !fits(row, chosen);
  const shown = rows.filter((row) => !row.hidden).length;
  const narrowed = chosen.some(([, value]) => value);
  for (const group of groups) {
    const inside = [...group.querySelectorAll("tbody tr")].filter((row) => !row.hidden).length;
    group.hidden = !inside;
    group.open = narrowed && (shown <= FEW || (inside === shown && !group.parentElement.closest("details")));
    group.querySelector(".fold__linje").textContent = `${inside} svar`;
  }
  countChoices(chosen);
  gather();
  document.body.classList.toggle("snævret", narrowed);
  count.textContent = narrowed ? `${shown} af ${rows.length} kombinationer passer.` : `${rows.length} kombinationer.`;
}

const asked = choices();
for (const select of selects) select.value = options.get(select.name).has(asked.get(select.name)) ? asked.get(select.name) : "";
form.addEventListener("change", () => {
  const chosen = String(new URLSearchParams(selects.filter((s) => s.value).map((s) => [s.name, s.value])));
  history.replaceState(null, "", chosen ? `?${chosen}` : location.pathname);
  printChoice();
  apply();
});
printChoice();
apply();
