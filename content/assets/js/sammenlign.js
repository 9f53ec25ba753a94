// Comparing modules: the page holds the whole table; the choice, kept in the address, decides which columns show.
const form = document.querySelector("[data-modulvalg]");
const table = document.querySelector(".sammenligning");
const status = document.querySelector("[data-valgstatus]");
const selects = [...form.querySelectorAll("select")];
const known = new Set([...selects[0].options].map((option) => option.value).filter(Boolean));


function apply(chosen) {
  const many = chosen.length >= 2;
  table.closest(".tabelramme").hidden = !many;
  table.classList.toggle("valgt", many);
  for (const cell of table.querySelectorAll("[data-modul]")) cell.hidden = !chosen.includes(cell.dataset.modul);
  status.textContent = many ? `Viser ${chosen.length} moduler side om side.` : "Vælg mindst to moduler for at se dem side om side.";
}

function fromAddress() {
  const asked = new URLSearchParams(location.search).getAll("m").filter((id) => known.has(id));
  const chosen = [...new Set(asked)].slice(0, selects.length);
  selects.forEach((select, place) => { select.value = chosen[place] ?? ""; });
  apply(chosen);
}

form.addEventListener("change", () => {
  const chosen = [...new Set(selects.map((select) => select.value).filter(Boolean))];
  const asked = new URLSearchParams(chosen.map((id) => ["m", id]));
  history.pushState(null, "", chosen.length ? `?${asked}` : location.pathname);
  apply(chosen);
});
addEventListener("popstate", fromAddress);
fromAddress();
