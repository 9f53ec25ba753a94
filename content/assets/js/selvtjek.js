// The self-check: what several answers come to as one is looked up in the page's own table, made when the site is built.
import { pack, unpack } from "./udfyldt.js";
import { prints } from "./udskrift.js";

const root = document.querySelector("[data-selvtjek]");
const form = root.querySelector("form");
const part = (name) => root.querySelector(`[data-${name}]`);
const table = new URLSearchParams(root.dataset.tabel);
const words = Object.fromEntries([...document.querySelectorAll(".regel [data-status]")].map((word) => [word.dataset.status, word.textContent]));
const statements = [...form.querySelectorAll("[data-udsagn]")];
const plain = location.pathname;

const answer = (name) => form.elements[name].value || "-";
const picture = (names) => table.get(names.split(" ").map(answer).sort().join(""));
const address = () => (statements.some((one) => answer(one.dataset.udsagn) !== "-") ? pack(form) : plain);

function count(names) {
  const letters = names.split(" ").map(answer);
  const told = ["p", "v", "m"].map((letter) => [letters.filter((one) => one === letter).length, words[letter].toLowerCase()]);
  told.push([letters.filter((one) => one === "-").length, "uden svar"]);
  return told.filter(([number]) => number).map((pair) => pair.join(" ")).join(", ");
}

function showSteps(open) {
  const place = part("næste");
  const chosen = [...form.querySelectorAll("[data-rang]:checked")].sort((a, b) => a.dataset.rang - b.dataset.rang);
  const steps = chosen.slice(0, place.dataset.næste)
    .map((input) => input.closest("fieldset").querySelector(`[data-skridt="${input.value}"]`).cloneNode(true));
  place.replaceChildren(...steps);
  const links = [...new Set(steps.map((step) => step.dataset.led))];
  part("fordi").textContent = links.map((id) => document.querySelector(`.led [data-led="${id}"] span`).textContent).join(" ");
  part("grund").hidden = !steps.length;
  const more = chosen.length - place.children.length;
  part("flere").textContent = more ? `Der er ${more} skridt mere under udsagnene.` : "";
  part("klar").hidden = chosen.length > 0 || open.length > 0;
  part("ingen-skridt").hidden = chosen.length > 0 || !part("klar").hidden;
  part("ingen-skridt").textContent = open.length < statements.length
    ? "Det, I har svaret på, er på plads. Find ud af resten."
    : "Tag stilling til udsagnene, så kommer skridtene her.";
}

function showOpen(open) {
  const fold = part("åbne");
  fold.hidden = !open.length || open.length === statements.length;
  fold.querySelector("summary").textContent = open.length === 1 ? "1 udsagn står åbent" : `${open.length} udsagn står åbne`;
  fold.querySelector("ul").replaceChildren(...open.map((one) => {
    const item = document.createElement("li");
    item.textContent = one.querySelector("legend").textContent;
    return item;
  }));
}

function showPlan() {
  const fields = ["sted", "moede"].map((name) => ({ name, value: form.elements[name].value }));
  for (const { dataset, lastElementChild } of root.querySelectorAll("[data-punkt]")) {
    const { status } = lastElementChild.dataset;
    if (status === "p") fields.push({ name: dataset.punkt, value: "on" });
    else if (status !== "-") fields.push({ name: `${dataset.punkt}-noter`, value: words[status] });
  }
  for (const link of root.querySelectorAll("[data-plan]")) link.href = link.href.replace(/[?#].*/, "") + pack({ elements: fields });
  part("sted").textContent = fields.map(({ value }) => value).slice(0, 2).filter(Boolean).join(" · ");
}

function show(changed) {
  const open = statements.filter((one) => answer(one.dataset.udsagn) === "-");
  const given = statements.length - open.length;
  for (const one of statements) one.querySelector("[data-fjern]").hidden = open.includes(one);
  for (const place of root.querySelectorAll("[data-af]")) {
    place.dataset.status = picture(place.dataset.af);
    place.textContent = words[place.dataset.status];
  }
  for (const place of root.querySelectorAll("[data-tæl]")) place.textContent = count(place.dataset.tæl);
  form.querySelector("progress").value = given;
  const group = changed?.closest("section");
  const told = group ? ` ${group.querySelector("h3").textContent}: ${group.querySelector("[data-af]").textContent.toLowerCase()}.` : "";
  part("svarstatus").textContent = `${given} af ${statements.length} udsagn besvaret.${told}`;
  root.classList.toggle("selvtjek--besvaret", given > 0);
  showSteps(open);
  showOpen(open);
  showPlan();
}

form.addEventListener("change", ({ target }) => {
  history.replaceState(null, "", address());
  show(target.type === "radio" ? target : undefined);
});
form.addEventListener("click", ({ target }) => {
  if (!target.matches("[data-fjern]")) return;
  const radios = [...target.closest("fieldset").querySelectorAll("input")];
  for (const radio of radios) radio.checked = false;
  history.replaceState(null, "", address());
  show(radios[0]);
  radios[0].focus();
});
form.addEventListener("submit", (event) => event.preventDefault());
// Answers in the address. A link that is not whole says what it lacks, and keeps the rest.
function arrive(place) {
  const found = unpack(form, place);
  part("linkbesked").hidden = !found?.words;
  part("linkbesked").textContent = found?.words ?? "";
  return found;
}

function turn() {
  if (arrive({ hash: location.hash, search: "" })) show();
  else if (location.hash) history.replaceState(null, "", address() === plain ? location.href : address());
  else { form.reset(); show(); }
}
addEventListener("popstate", turn);

prints(part("print"));
part("del").addEventListener("click", () => history.replaceState(null, "", address())); // an old link has no check sign
part("forfra").addEventListener("click", () => {
  form.reset();
  history.pushState(null, "", plain);
  show();
  part("knapstatus").textContent = "Svarene er slettet. Tilbageknappen i browseren henter dem igen.";
  form.elements[statements[0].dataset.udsagn][0].focus();
});

arrive();
show();
