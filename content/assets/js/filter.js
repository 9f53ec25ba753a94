// The experiences' filter: the links lead to ready-made pages; with script they filter in place, kept in the address.
const filter = document.querySelector("[data-filter]");
const cards = [...document.querySelectorAll("[data-filtreres] > li")];
const count = document.querySelector("[data-antal]");
const whole = !location.pathname.match(/\/(tema|rolle)\/[^/]+\/$/);

function choice() {
  const asked = new URLSearchParams(location.search);
  return { tema: asked.get("tema") ?? "", rolle: asked.get("rolle") ?? "" };
}

function apply() {
  const { tema, rolle } = choice();
  let shown = 0;
  for (const card of cards) {
    const fits = (!tema || card.dataset.tema === tema) && (!rolle || card.dataset.rolle.split(" ").includes(rolle));
    card.hidden = !fits;
    shown += fits;
  }
  for (const chip of filter.querySelectorAll(".chip")) {
    const on = (chip.dataset.værdi ?? "") === (chip.dataset.vælg === "tema" ? tema : rolle);
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
    const asked = new URLSearchParams(location.search);
    if (chip.dataset.værdi) asked.set(chip.dataset.vælg, chip.dataset.værdi);
    else asked.delete(chip.dataset.vælg);
    const query = String(asked); // URLSearchParams.size is too new for many phones
    history.pushState(null, "", query ? `?${query}` : location.pathname);
    apply();
  });
  addEventListener("popstate", apply);
  apply();
}
