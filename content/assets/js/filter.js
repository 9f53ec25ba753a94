// The experiences' filter: the links lead to ready-made pages; with script they filter in place, kept in the address.
import { printChoice } from "./papiradresse.js";
import { choices } from "./svarlink.js";

const filter = document.querySelector("[data-filter]");
const cards = [...document.querySelectorAll("[data-filtreres] > li")];
const count = document.querySelector("[data-antal]");
const whole = !location.pathname.match(/\/(tema|rolle)\/[^/]+\/(index\.html)?$/);

function choice() {
  const asked = choices();
  return { tema: asked.get("tema") ?? "", rolle: asked.get("rolle") ?? "" };
}

const fits = (card, { tema, rolle }) => (!tema || card.dataset.tema === tema) && (!rolle || card.dataset.rolle.split(" ").includes(rolle));

// Beside each choice stands what it would leave; one that leaves nothing leads nowhere.
function apply() {
  const chosen = choice();
  printChoice();
  let shown = 0;
  for (const card of cards) {
    card.hidden = !fits(card, chosen);
    shown += !card.hidden;
  }
  for (const chip of filter.querySelectorAll(".chip")) {
    const value = chip.dataset.værdi ?? "";
    const on = value === chosen[chip.dataset.vælg];
    const number = cards.filter((card) => fits(card, { ...chosen, [chip.dataset.vælg]: value })).length;
    chip.querySelector(".chip__antal")?.remove();
    chip.append(Object.assign(document.createElement("span"), { className: "chip__antal", textContent: ` ${number}` }));
    if (number || on) chip.removeAttribute("aria-disabled");
    else chip.setAttribute("aria-disabled", "true");
    if (on) chip.setAttribute("aria-current", "true");
    else chip.removeAttribute("aria-current");
  }
  count.textContent = shown === 1 ? "1 erfaring" : shown ? `${shown} erfaringer` : "Ingen erfaringer passer til begge valg. Vælg «Alle» i den ene række.";
}

if (whole) {
  filter.addEventListener("click", (event) => {
    const chip = event.target.closest(".chip");
    if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (chip.getAttribute("aria-disabled")) return;
    const asked = choices();
    if (chip.dataset.værdi) asked.set(chip.dataset.vælg, chip.dataset.værdi);
    else asked.delete(chip.dataset.vælg);
    const query = String(asked); // URLSearchParams.size is too new for many phones
    history.pushState(null, "", query ? `?${query}` : location.pathname);
    apply();
  });
  addEventListener("popstate", apply);
  apply();
}
