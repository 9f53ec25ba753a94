// Choose a card: the code to copy and what is shown follow along. The list of all cards is what there is to choose from.
import { copy } from "./kopi.js";

const lists = [...document.querySelectorAll("[data-kortslags]")];
const [kind, item, look] = document.querySelectorAll("[data-kortvalg] select");
const frame = document.querySelector("[data-vist]");
const codes = [...document.querySelectorAll("[data-kode] code")];
const [linkCode, frameCode] = codes;
const script = document.querySelector('main script[src$="v1.js"]');
const home = new URL("../", script.src).href;
const option = (label, value) => Object.assign(document.createElement("option"), { textContent: label, value });
const quoted = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

// A guide that doesn't know its own address knows it here.
if (home.startsWith("http")) {
  for (const code of document.querySelectorAll("main code")) code.textContent = code.textContent.replace(/https:\/\/guiden\.example\//g, home);
}
let load = linkCode.textContent.split("\n")[1];
const root = /src="([^"]*)indlejr\//.exec(load)[1];

function show() {
  const way = lists[kind.value].querySelectorAll("a")[item.value];
  const [code, title, chosen] = [way.nextElementSibling.textContent, quoted(way.textContent), look.value];
  const path = (link) => root + link.href.slice(home.length);
  const whole = root + new URL(way.dataset.hel, location.href).href.slice(home.length);
  linkCode.textContent = `<a data-vejledningsguide="${code}"${chosen && ` data-udseende="${chosen}"`} href="${whole}">${title}</a>\n${load}`;
  frameCode.textContent = `<iframe src="${path(way)}${chosen && `#${chosen}`}" title="${title}" width="100%" height="600" loading="lazy"></iframe>`;
  frame.title = way.textContent;
  const there = frame.cloneNode(); // a new frame: one that goes somewhere else would take «back» with it
  there.src = way.href + (chosen && `#${chosen}`);
  const shown = document.querySelector("[data-vist]");
  const fold = shown.closest("details");
  fold.open = true;
  fold.querySelector(".fold__linje").textContent = way.textContent;
  shown.replaceWith(there);
}

function fill() {
  item.replaceChildren(...[...lists[kind.value].querySelectorAll("a")].map((way, place) => option(way.textContent, place)));
}

kind.append(...lists.map((list, place) => option(list.dataset.kortslags, place)));
kind.value = Math.max(0, lists.findIndex((list) => list.textContent.includes(/guide="([^"]*)/.exec(linkCode.textContent)[1])));
fill();
kind.addEventListener("change", () => { fill(); show(); });
for (const choice of [item, look]) choice.addEventListener("change", show);

addEventListener("message", ({ source, data }) => {
  const shown = document.querySelector("[data-vist]");
  if (source === shown.contentWindow && data?.vejledningsguide === 1 && data.hoejde > 0) shown.height = data.hoejde + 2; // its border
});

for (const place of document.querySelectorAll("[data-kode]")) {
  const [code, button, said] = ["code", "button", "[role=status]"].map((part) => place.querySelector(part));
  const failed = "Browseren kopierer den ikke selv. Kopiér koden herfra:";
  button.addEventListener("click", () => copy(code.textContent, said, "Koden er kopieret.", failed));
}

// Where the server doesn't say that others may fetch the script, a browser runs none whose fingerprint it is told.
if (home.startsWith("http")) {
  fetch(script.src, { method: "HEAD" }).then((answer) => {
    if (!answer.ok || answer.headers.has("access-control-allow-origin")) return;
    const less = (text) => text.replace(/ integrity="[^"]*" crossorigin="anonymous"/g, "");
    load = less(load);
    for (const code of codes) code.textContent = less(code.textContent);
    document.querySelector("[data-uden-aftryk]").hidden = false;
    document.querySelector("[data-aftryk]").hidden = true;
  }, () => {});
}
