// The group plan: each person's answers are looked up in the same table as the pages; nothing is decided here.
import { download } from "./filer.js";

const root = document.querySelector("[data-gruppeplan]");
const find = (name) => root.querySelector(`[data-${name}]`);
const people = find("personer");
const form = find("gruppe");
const status = find("planstatus");
const RUNGS = ["basis", "overbygning", "specialisering", "ajourfoering", "faelleskatalog"];
const FORMAT = "vejledningsguiden-gruppeplan-1";
const MOST = 30;
let table;
let next = 1;

const make = (tag, props = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), props);
  element.append(...children);
  return element;
};

/** The outcomes that fit the answers so far, and the question that comes next (none: there is one outcome). */
function step(answers) {
  const fitting = table.udfald.filter((u) => answers.every((id, place) => u.svar[place] === id));
  return { fitting, question: table.spørgsmål.find((q) => q.id === fitting[0]?.spørgsmål[answers.length]) };
}

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

/** After a change at one place, the later answers are kept where they are still asked for. */
function keep(given, place) {
  const answers = given.slice(0, place + 1);
  const rest = given.slice(place + 1);
  for (;;) {
    const { fitting, question } = step(answers);
    const again = question && rest.find((id) => fitting.some((u) => u.svar[answers.length] === id));
    if (!again) return answers;
    answers.push(again);
  }
}

function add({ navn = `Vejleder ${next}`, svar = [] } = {}) {
  const id = `person-${next}`;
  next += 1;
  const input = make("input", { id: `${id}-navn`, type: "text", value: navn, maxLength: 40 });
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
    element.remove();
    (beside?.querySelector("input") ?? find("tilføj")).focus();
    changed();
  });
  people.append(element);
  drawQuestions(element, svar);
  find("tilføj").disabled = people.children.length >= MOST;
  return element;
}

const outcome = ({ svar }) => {
  const { fitting, question } = step(svar);
  return question ? undefined : fitting[0];
};
const unique = (list) => [...new Set(list)];
const words = (id) => {
  const { dage } = table.moduler[id];
  return dage.length ? `${dage.join(" eller ")} dage` : "dage ikke angivet";
};

/** The days of a track: the least and the most, as alternatives and doubtful lengths allow; null where one is not given. */
function days(u, track) {
  let [least, most, known] = [0, 0, true];
  for (const a of u.anbefalinger.filter((one) => !one.hvis.length)) {
    const lengths = a[track].map((id) => table.moduler[id].dage);
    if (lengths.some((list) => !list.length)) known = false;
    const given = lengths.filter((list) => list.length);
    if (!given.length) continue;
    const mins = given.map((list) => Math.min(...list));
    const maxs = given.map((list) => Math.max(...list));
    const sum = (list) => list.reduce((one, other) => one + other, 0);
    least += a[`${track}_enten_eller`] ? Math.min(...mins) : sum(mins);
    most += a[`${track}_enten_eller`] ? Math.max(...maxs) : sum(maxs);
  }
  return { least, most, known };
}
const told = ({ least, most, known }) =>
  (least === most ? `${least}` : `${least}–${most}`) + (known ? "" : " + dage, der ikke er angivet");

const track = (u, name) => unique(u.anbefalinger.flatMap((a) => a[name]));
const inOrder = (ids) => [...ids].sort((a, b) => RUNGS.indexOf(table.moduler[a].niveau) - RUNGS.indexOf(table.moduler[b].niveau));

function moduleCell(u, name) {
  const cell = make("td");
  const ids = track(u, name);
  if (!ids.length) cell.textContent = "Intet modul";
  for (const a of u.anbefalinger) {
    if (!a[name].length) continue;
    if (a.hvis.length) cell.append(make("span", { className: "dæmpet", textContent: `Hvis ${a.hvis.join(" og ")}: ` }));
    const between = a[`${name}_enten_eller`] ? " eller " : " og ";
    a[name].forEach((id, place) => {
      const link = make("a", { href: root.dataset.rod + table.moduler[id].adresse, textContent: table.moduler[id].kaldes });
      cell.append(place ? between : "", link, ` (${words(id)}${u.for_lange.includes(id) ? ", længere end tiden" : ""})`);
    });
    cell.append(make("br"));
  }
  return cell;
}

function changed() {
  const plan = readAll();
  const rows = find("rækker");
  rows.replaceChildren();
  const sums = { i_dag: { least: 0, most: 0, known: true }, foreslået: { least: 0, most: 0, known: true } };
  let done = 0;
  for (const person of plan.personer) {
    const u = outcome(person);
    const row = make("tr", {}, make("th", { scope: "row", textContent: person.navn || "Uden kendetegn" }));
    if (u) {
      done += 1;
      const link = make("a", { href: root.dataset.rod + u.adresse, textContent: u.overskrift });
      const order = inOrder(track(u, "foreslået")).map((id) => table.moduler[id].kaldes).join(" → ");
      row.append(make("td", {}, link), moduleCell(u, "i_dag"), moduleCell(u, "foreslået"), make("td", { textContent: order || "–" }));
      for (const name of Object.keys(sums)) {
        const one = days(u, name);
        sums[name] = { least: sums[name].least + one.least, most: sums[name].most + one.most, known: sums[name].known && one.known };
      }
    } else {
      row.append(make("td", { colSpan: 4, className: "dæmpet", textContent: "Mangler svar" }));
    }
    rows.append(row);
  }
  const sum = find("sum");
  sum.replaceChildren();
  if (done) {
    sum.append(make("tr", { className: "sum" },
      make("th", { scope: "row", colSpan: 2, textContent: `Dage i alt for ${done === 1 ? "1 vejleder" : `${done} vejledere`}` }),
      make("td", { textContent: told(sums.i_dag) }), make("td", { textContent: told(sums.foreslået) }), make("td")));
  }
  find("stednavn").textContent = plan.sted ? `: ${plan.sted}` : "";
  find("gruppestatus").textContent = `${done} af ${plan.personer.length} har et svar.`;
  const some = plan.personer.some((p) => p.svar.length);
  history.replaceState(null, "", some ? pack(plan) : location.pathname);
}

// The plan as an address fragment: #1&sted=…&p=Vejleder 1|vejleder.ny.sosu.hele
function pack({ sted, personer }) {
  const parts = new URLSearchParams(sted ? [["sted", sted]] : []);
  for (const { navn, svar } of personer) parts.append("p", `${navn.replaceAll("|", " ")}|${svar.join(".")}`);
  return `#1&${parts}`;
}
function unpack(hash) {
  const parts = new URLSearchParams(hash.slice(1));
  if (!parts.has("1")) return null;
  return {
    sted: parts.get("sted") ?? "",
    personer: parts.getAll("p").map((text) => {
      const at = text.lastIndexOf("|");
      return { navn: text.slice(0, at), svar: text.slice(at + 1).split(".").filter(Boolean) };
    }),
  };
}

function show(plan) {
  people.replaceChildren();
  next = 1;
  form.elements.sted.value = plan.sted ?? "";
  for (const { navn, svar } of plan.personer.slice(0, MOST)) add({ navn: String(navn), svar: known(svar) });
  changed();
}

/** As many of the answers as today's questions still have, in order: a plan from before a change says so. */
function known(svar) {
  const answers = [];
  for (const id of svar) {
    if (step([...answers, id]).fitting.length) answers.push(id);
    else status.textContent = "Reglerne er ændret, siden planen blev lavet. Se svarene efter.";
  }
  return answers;
}

function csv() {
  const quote = (text) => `"${String(text).replaceAll('"', '""')}"`;
  const lines = [["Vejleder", "Svar", "I dag", "Dage i dag", "Foreslået (tjek aktuelt udbud)", "Dage foreslået", "Adresse"]];
  for (const person of readAll().personer) {
    const u = outcome(person);
    const names = (name) => track(u, name).map((id) => table.moduler[id].titel).join("; ");
    lines.push(u
      ? [person.navn, u.overskrift, names("i_dag"), told(days(u, "i_dag")), names("foreslået"), told(days(u, "foreslået")), new URL(root.dataset.rod + u.adresse, location.href).href]
      : [person.navn, "Mangler svar", "", "", "", "", ""]);
  }
  return `\ufeff${lines.map((line) => line.map(quote).join(";")).join("\r\n")}\r\n`;
}

find("tilføj").addEventListener("click", () => { add().querySelector("input").select(); changed(); });
form.addEventListener("submit", (event) => event.preventDefault());
form.elements.sted.addEventListener("input", changed);
find("print").addEventListener("click", () => print());
find("csv").addEventListener("click", () => download("gruppeplan.csv", csv(), "text/csv"));
find("gem").addEventListener("click", () => {
  download("gruppeplan.json", JSON.stringify({ format: FORMAT, ...readAll() }, null, 1), "application/json");
});
find("åbn").addEventListener("click", () => find("fil").click());
find("fil").addEventListener("change", async ({ target }) => {
  try {
    const plan = JSON.parse(await target.files[0].text());
    if (plan.format !== FORMAT || !Array.isArray(plan.personer)) throw new Error("another file");
    status.textContent = "Planen er åbnet.";
    show({ sted: String(plan.sted ?? ""), personer: plan.personer.map(({ navn, svar }) => ({ navn, svar: [].concat(svar ?? []).map(String) })) });
  } catch {
    status.textContent = "Filen er ikke en gruppeplan herfra.";
  }
  target.value = "";
});
find("kopiér-plan").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(location.href);
    status.textContent = "Linket er kopieret. Det indeholder hele planen, også kendetegnene.";
  } catch {
    status.textContent = "Kopiér adressen i browserens adressefelt: Den indeholder hele planen.";
  }
});
find("ryd").addEventListener("click", () => { show({ sted: "", personer: [{ navn: "Vejleder 1", svar: [] }] }); status.textContent = "Planen er ryddet."; });

/** The table holds each text once and numbers where it is meant again; here the numbers become what they stand for. */
function unfold({ spørgsmål, moduler, anbefalinger, overskrifter, udfald }) {
  const ids = Object.keys(moduler);
  const named = (places) => places.map((place) => ids[place]);
  const advice = anbefalinger.map(([hvis, iDag, enIDag, foreslået, enForeslået]) => ({
    hvis,
    i_dag: named(iDag),
    i_dag_enten_eller: enIDag === 1,
    foreslået: named(foreslået),
    foreslået_enten_eller: enForeslået === 1,
  }));
  return {
    spørgsmål,
    moduler,
    udfald: udfald.map(([svar, spurgt, adresse, overskrift, råd, forLange]) => ({
      svar: svar.split("."),
      spørgsmål: spurgt.map((place) => spørgsmål[place].id),
      adresse,
      overskrift: overskrifter[overskrift],
      anbefalinger: råd.map((place) => advice[place]),
      for_lange: named(forLange),
    })),
  };
}

async function arrive() {
  try {
    const reply = await fetch(root.dataset.tabel);
    if (!reply.ok) throw new Error(reply.statusText);
    table = unfold(await reply.json());
    show(unpack(location.hash) ?? { personer: [{ navn: "Vejleder 1", svar: [] }] });
  } catch {
    for (const control of root.querySelectorAll("form, button")) control.hidden = true; // they can do nothing without it
    find("gruppestatus").textContent = "Tabellen kunne ikke hentes. Brug Find modul i stedet, eller prøv igen senere.";
  }
}
arrive();
