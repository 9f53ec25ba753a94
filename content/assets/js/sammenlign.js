// Comparing modules: the page holds the whole table; the choice, kept in the address, decides which columns show.
import { printChoice } from "./papiradresse.js";
import { choices } from "./svarlink.js";

const form = document.querySelector("[data-modulvalg]");
const table = document.querySelector(".sammenligning");
const status = document.querySelector("[data-valgstatus]");
const selects = [...form.querySelectorAll("select")];
const known = new Set([...selects[0].options].map((option) => option.value).filter(Boolean));

function apply(chosen, lacks = 0) {
  const many = chosen.length >= 2;
  table.closest(".tabelramme").hidden = !many;
  table.classList.toggle("valgt", many);
  for (const cell of table.querySelectorAll("[data-modul]")) cell.hidden = !chosen.includes(cell.dataset.modul);
  const lost = lacks ? ` Linket er ikke helt: ${lacks === 1 ? "1 modul" : `${lacks} moduler`} mangler.` : "";
  printChoice();
  status.textContent = `${many ? `Viser ${chosen.length} moduler side om side.` : "Vælg mindst to moduler for at se dem side om side."}${lost}`;
}

function fromAddress() {
  const words = choices();
  const asked = [...new Set(words.getAll("m").map((id) => id.toLowerCase()))];
  const chosen = asked.filter((id) => known.has(id)).slice(0, selects.length);
  selects.forEach((select, place) => { select.value = chosen[place] ?? ""; });
  apply(chosen, Math.max(Number(words.get("antal")) || 0, Math.min(asked.length, selects.length)) - chosen.length);
}

form.addEventListener("change", () => {
  const chosen = [...new Set(selects.map((select) => select.value).filter(Boolean))];
  const asked = new URLSearchParams([["antal", chosen.length], ...chosen.map((id) => ["m", id])]);
  history.pushState(null, "", chosen.length ? `?${asked}` : location.pathname);
  apply(chosen);
});
addEventListener("popstate", fromAddress);
fromAddress();
