// The group plan: each person's answers are looked up in the same table as the pages; nothing is decided here.
import { download, downloaded } from "./filer.js";
import { LONGEST, MOST, csv, fileOf, fromFile, pack, unpack } from "./gruppedata.js";
import { TRACKS, fill, isFilled, keep, known, moduleAt, outcome, rowsOf, step, told } from "./gruppetabel.js";
import { words } from "./svarfil.js";
import { prints } from "./udskrift.js";

const root = document.querySelector("[data-gruppeplan]");
const find = (name) => root.querySelector(`[data-${name}]`);
const people = find("personer");
const form = find("gruppe");
const status = find("planstatus");
const linked = find("linkbesked");
const undo = find("fortryd");
let next = 1;
let before = null; // what «Fortryd» brings back

const make = (tag, props = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), props);
  element.append(...children);
  return element;
};

function readPerson(element) {
  return {
    navn: element.querySelector("input").value.trim(),
    svar: [...element.querySelectorAll("select")].map((select) => select.value).filter(Boolean),
  };
}
const readAll = () => ({ sted: form.elements.sted.value.trim(), personer: [...people.children].map(readPerson) });

function drawQuestions(element, answers) {
  const box = element.querySelector(".person__svar");
  box.replaceChildren();
  for (let place = 0; ; place += 1) {
    const { fitting, question } = step(answers.slice(0, place));
    if (!question) break;
    const offered = [...new Set(fitting.map((u) => u.svar[place]))];
    const id = `${element.id}-${question.id}`;
    const select = make("select", { id, name: id }, make("option", { value: "", textContent: "Vælg" }));
    for (const svar of question.svar) {
      if (offered.includes(svar.id)) select.append(make("option", { value: svar.id, textContent: svar.titel }));
    }
    select.value = offered.includes(answers[place]) ? answers[place] : "";
    select.addEventListener("change", () => {
      const given = [...box.querySelectorAll("select")].map((s) => s.value);
      drawQuestions(element, keep(given, place));
      document.getElementById(id)?.focus();
      changed();
    });
    box.append(make("div", { className: "felt" }, make("label", { htmlFor: id, textContent: question.titel }), select));
    if (!select.value) break;
  }
}

function add({ navn = `Vejleder ${next}`, svar = [] } = {}) {
  const id = `person-${next}`;
  next += 1;
  const input = make("input", { id: `${id}-navn`, type: "text", value: navn, maxLength: LONGEST });
  const remove = make("button", { type: "button", className: "knap knap--stille", textContent: "Fjern" });
  const element = make(
    "fieldset",
    { id, className: "person" },
    make("legend", { textContent: navn }),
    make("div", { className: "felt" }, make("label", { htmlFor: input.id, textContent: "Kendetegn" }), input),
    make("div", { className: "person__svar" }),
    remove,
  );
  const named = () => {
    element.querySelector("legend").textContent = input.value.trim() || "Uden kendetegn";
    remove.setAttribute("aria-label", `Fjern ${element.querySelector("legend").textContent}`);
  };
  named();
  input.addEventListener("input", () => { named(); changed(); });
  remove.addEventListener("click", () => {
    const beside = element.nextElementSibling ?? element.previousElementSibling;
    const name = element.querySelector("legend").textContent;
    replace(() => element.remove(), `${name} er fjernet.`);
    (beside?.querySelector("input") ?? find("tilføj")).focus();
    changed(false);
  });
  people.append(element);
  drawQuestions(element, svar);
  find("tilføj").disabled = people.children.length >= MOST;
  return element;
}

const IF = ["hvis I tager alt", "hvis forslaget bliver udbudt"];

function modulesOf(way, tooLong) {
  return way.flatMap((place, number) => {
    const [name, days, address] = moduleAt(place);
    const link = make("a", { href: root.dataset.rod + address, textContent: name });
    return [number ? " + " : "", link, ` (${days}${tooLong.includes(place) ? " – flere, end I kan undvære ad gangen" : ""})`];
  });
}

/** A track's plan: what is first, what is an alternative, and the days. A plan without steps says why in words. */
function planCell(u, track, label) {
  const plan = u.plan[track];
  const cell = make("td", {}, make("span", { className: "gruppetabel__hoved", textContent: label }));
  if (!plan.steps.length) cell.append(make("span", { className: "dæmpet", textContent: plan.text }));
  const steps = plan.steps.map(([some, ways]) => [
    ...ways.flatMap((way, number) => [number ? " eller " : "", ...modulesOf(way, u.for_lange)]),
    some ? `, ${some}` : "",
  ]);
  if (steps.length === 1) cell.append(make("span", {}, ...steps[0]));
  else if (steps.length) cell.append(make("ol", {}, ...steps.map((step) => make("li", {}, ...step))));
  const several = plan.steps.flatMap(([, ways]) => ways.flat()).length !== 1;
  if (plan.days && (several || plan.least !== plan.most)) cell.append(make("span", { className: "gruppetabel__dage", textContent: plan.days }));
  return cell;
}

/** Draws the plan anew and keeps it in the address. What the reader did makes it too late to undo. */
function changed(byReader = true) {
  const plan = readAll();
  const rows = find("rækker");
  const names = [...root.querySelectorAll("thead th")].map((one) => one.textContent);
  rows.replaceChildren();
  const sums = TRACKS.map(() => ({ least: 0, most: 0, unknown: false }));
  let done = 0;
  for (const person of plan.personer) {
    const u = outcome(person);
    const row = make("tr", {}, make("th", { scope: "row", textContent: person.navn || "Uden kendetegn" }));
    if (u) {
      done += 1;
      const answer = make("td", {}, make("a", { href: root.dataset.rod + u.adresse, textContent: u.overskrift }));
      if (u.husk) answer.append(make("span", { className: "gruppetabel__husk", textContent: `Husk: ${u.husk}` }));
      row.append(answer);
      TRACKS.forEach((track, place) => {
        row.append(planCell(u, track, names[place + 2]));
        sums[place].least += u.plan[track].least;
        sums[place].most += u.plan[track].most;
        sums[place].unknown ||= u.plan[track].unknown;
      });
    } else {
      row.append(make("td", { colSpan: 3, className: "dæmpet", textContent: "Mangler svar" }));
    }
    rows.append(row);
  }
  const sum = find("sum");
  sum.replaceChildren();
  sum.hidden = !done; // a part of a table without rows is none
  if (done) {
    sum.append(make("tr", { className: "sum" },
      make("th", { scope: "row", colSpan: 2, textContent: `Dage i alt for ${done === 1 ? "1 vejleder" : `${done} vejledere`}` }),
      ...sums.map((one, place) => make("td", {}, make("span", { className: "gruppetabel__hoved", textContent: names[place + 2] }), make("span", { textContent: told(one) ? `${told(one)}, ${IF[place]}` : "0 dage" })))));
  }
  find("stednavn").textContent = plan.sted ? `: ${plan.sted}` : "";
  find("gruppestatus").textContent = `${done} af ${plan.personer.length} har et svar.`;
  find("tilføj").disabled = people.children.length >= MOST;
  if (byReader) undo.hidden = true;
  const some = plan.sted || plan.personer.some((p) => p.svar.length);
  history.replaceState(null, "", some ? pack(plan) : location.pathname);
}

/** Does what takes something away, and offers to undo it. */
function replace(does, words) {
  before = readAll();
  does();
  status.textContent = words;
  undo.hidden = false;
}

/** Shows a plan; returns the names of those whose answers could not all be read. */
function show({ sted = "", personer }) {
  people.replaceChildren();
  next = 1;
  form.elements.sted.value = sted;
  const lost = personer.slice(0, MOST).filter(({ navn, svar }) => {
    const kept = known(svar);
    add({ navn: String(navn), svar: kept });
    return kept.length < svar.length;
  });
  if (!personer.length) add();
  changed(false);
  return lost.map(({ navn }) => navn || "Uden kendetegn");
}

/** What came by a link or a file that is not whole, or older than the rules, is told where the plan begins. */
function tell({ words }, lost) {
  const said = words ? [words] : [];
  if (lost.length) said.push(`Vi kunne ikke læse alle svar for ${lost.join(", ")}.${words ? "" : " Enten er reglerne ændret, siden planen blev lavet, eller også er et svar gået i stykker."} Svar igen, hvor der mangler noget.`);
  linked.hidden = !said.length;
  linked.replaceChildren(make("p", { textContent: said.join(" ") }));
}

find("tilføj").addEventListener("click", () => { add().querySelector("input").select(); changed(); });
form.addEventListener("submit", (event) => event.preventDefault());
form.elements.sted.addEventListener("input", () => { if (isFilled()) changed(); });
prints(find("print"));
const toDisk = (name, text, type) => { download(name, text, type); status.textContent = downloaded(name); };
find("csv").addEventListener("click", () => toDisk("gruppeplan.csv", csv(rowsOf(readAll().personer, new URL(root.dataset.rod, location.href))), "text/csv"));
find("gem").addEventListener("click", () => toDisk("gruppeplan.json", fileOf(readAll()), "application/json"));
find("åbn").addEventListener("click", () => find("fil").click());
find("fil").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  try {
    const plan = await fromFile(file);
    replace(() => tell(plan, show(plan)), "Planen er åbnet.");
  } catch (error) {
    status.textContent = words(error);
  }
  target.value = "";
});
find("ryd").addEventListener("click", () => {
  replace(() => show({ personer: [] }), "Planen er ryddet.");
  linked.hidden = true;
  undo.focus();
});
undo.addEventListener("click", () => {
  show(before);
  undo.hidden = true;
  status.textContent = "Fortrudt. Planen er tilbage.";
  find("ryd").focus();
});

function open(place = location) {
  const typed = form.elements.sted.value; // written while the table was on its way
  const plan = unpack(place);
  const lost = show({ sted: typed || plan?.sted, personer: plan?.personer ?? [] });
  if (plan) tell(plan, lost);
}

async function arrive() {
  try {
    const reply = await fetch(root.dataset.tabel);
    if (!reply.ok) throw new Error(reply.statusText);
    fill(await reply.json());
  } catch {
    for (const control of root.querySelectorAll("form, button")) control.hidden = true; // they can do nothing without it
    find("gruppestatus").textContent = "Tabellen kunne ikke hentes. Brug Find modul i stedet, eller prøv igen senere.";
    return;
  }
  for (const button of root.querySelectorAll("button[disabled]")) button.disabled = false;
  open();
  addEventListener("hashchange", () => {
    const place = { hash: location.hash, search: "" };
    if (unpack(place)) replace(() => { form.elements.sted.value = ""; open(place); }, "Planen fra linket er vist.");
  });
}
arrive();
