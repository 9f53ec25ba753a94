// The decision table: the choice, kept in the address, decides which rows show. A row without an answer fits any.
const form = document.querySelector("[data-tabelfilter]");
const rows = [...document.querySelectorAll(".beslutningstabel tbody tr")];
const selects = [...form.querySelectorAll("select")];
const count = form.querySelector("[data-antal]");

function apply() {
  let shown = 0;
  for (const row of rows) {
    const given = row.dataset.svar.split(" ");
    row.hidden = selects.some((select) => {
      if (!select.value) return false;
      if (select.name === "styrke") return row.dataset.styrke !== select.value;
      return given.some((id) => id !== select.value && select.querySelector(`option[value="${id}"]`));
    });
    shown += !row.hidden;
  }
  count.textContent = `Viser ${shown} af ${rows.length} kombinationer.`;
}

const asked = new URLSearchParams(location.search);
for (const select of selects) select.value = [...select.options].some((o) => o.value === asked.get(select.name)) ? asked.get(select.name) : "";
form.addEventListener("change", () => {
  const chosen = new URLSearchParams(selects.filter((s) => s.value).map((s) => [s.name, s.value]));
  history.replaceState(null, "", chosen.size ? `?${chosen}` : location.pathname);
  apply();
});
apply();
