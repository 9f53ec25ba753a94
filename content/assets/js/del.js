// What «Del» does: the page's address, with the reader's choice in it, as a link, a titled link, a mail or a code to scan.
import { sources, tell } from "./kildepunkter.js";
import { wholePage } from "./delsvar.js";
import { element, way } from "./pop.js";
import { qr } from "./qrkode.js";
import { clip, linked } from "./udklip.js";

const WHOLE = { "form-resultat": "Kopiér hele svaret", "form-modul": "Kopiér modulet" };
const DRAWING = "http://www.w3.org/2000/svg";
const fold = document.querySelector(".del");
const title = () => document.title.replace(/\u00ad/g, "");
const published = document.querySelector("link[rel=canonical]")?.href;

// A result's link carries its version: whoever opens it later is told if the rules have changed since. A page that was
// opened from a folder on the machine is shared as the one on the net.
function address() {
  const { protocol, href } = location;
  const here = new URL(protocol === "file:" && published ? published + location.search + location.hash : href);
  const version = document.querySelector("[data-ændret]")?.dataset.ændret;
  if (version) here.search = `?v=${version}`;
  return here.href;
}

function drawn(rows) {
  const make = (name, given) => {
    const made = document.createElementNS(DRAWING, name);
    for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
    return made;
  };
  const size = rows.length + 8;
  const picture = make("svg", { viewBox: `0 0 ${size} ${size}`, class: "del__kode", role: "img", "aria-label": "QR-kode til siden" });
  const d = rows.map((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : "")).join("")).join("");
  picture.append(make("rect", { width: size, height: size, fill: "#fff" }), make("path", { d, fill: "#000" }));
  return picture;
}

function build() {
  const korte = fold.querySelector(".del__kort");
  const status = element("p", "del__status");
  status.setAttribute("role", "status");
  const shown = element("p", "del__adresse");
  const note = element("p", "dæmpet", "Linket rummer alt, du har svaret eller skrevet på siden. Giv det kun til dem, der må læse det.");
  const mail = way("", "Send som mail");
  const code = element("div", "");

  const button = (words, press) => {
    const made = element("button", "del__knap", words);
    made.type = "button";
    made.addEventListener("click", press);
    return made;
  };
  const copies = (words, done, parts) => button(words, async () => {
    renew();
    if (await clip(parts())) { status.textContent = done; return; }
    const field = Object.assign(element("textarea", "kopifelt"), { readOnly: true, value: parts()["text/plain"], rows: 3 });
    field.setAttribute("aria-label", "Det, du kan kopiere");
    status.replaceChildren("Browseren kopierer det ikke selv. Kopiér det herfra:", field);
    field.focus();
    field.select();
  });

  function renew() {
    const there = address();
    shown.textContent = there;
    note.hidden = !/[?&]svar=/.test(there) && !location.hash.includes("=");
    mail.href = `mailto:?subject=${encodeURIComponent(title())}&body=${encodeURIComponent(`${title()}\n${there}`)}`;
    code.replaceChildren();
    showing.setAttribute("aria-expanded", "false");
  }

  const showing = button("Vis QR-kode", () => {
    const open = showing.getAttribute("aria-expanded") === "true";
    renew();
    status.textContent = "";
    if (open) return;
    const plain = !location.search && !location.hash && korte?.querySelector("a").href;
    const rows = qr(plain || address());
    if (rows) code.append(drawn(rows));
    else status.textContent = "Adressen er for lang til en kode. Brug linket i stedet.";
    showing.setAttribute("aria-expanded", String(rows !== null));
  });
  const whole = WHOLE[document.body.className];
  const buttons = element(
    "p", "del__knapper",
    copies("Kopiér link", "Linket er kopieret.", () => ({ "text/plain": address() })),
    copies("Kopiér titel og link", "Titel og link er kopieret.", () => linked(address(), title())),
    ...(whole ? [copies(whole, "Teksten er kopieret. Sæt den ind i Word eller en mail.", () => wholePage(address(), title()))] : []),
    showing,
  );
  fold.querySelector(".fold__indhold").replaceChildren(shown, note, buttons, element("p", "", mail), ...(korte ? [korte] : []), code, status);
  renew();
  fold.addEventListener("toggle", renew);
  fold.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !fold.open) return;
    fold.open = false;
    fold.firstElementChild.focus();
  });
  for (const kind of ["hashchange", "popstate"]) addEventListener(kind, renew);
}

if (fold) build();
window.vejledningsguidensDel = { sources, tell };
