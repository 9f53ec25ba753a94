// What every page gets, and the door to what only some pages need. Everything works without this file.
import "./hoved.mjs";
import "./ord.mjs";
import "./belaeg.mjs";

const parts = {
  "[data-filter]": "./filter.mjs",
  "[data-tjekliste]": "./tjekliste.mjs",
  "[data-sværtfilter]": "./svaert.mjs",
  "[data-modulvalg]": "./sammenlign.mjs",
  "[data-søgning]": "./soeg.mjs",
  ".form-find-modul, .form-resultat": "./find-modul.mjs",
  "[data-tabelfilter]": "./tabelfilter.mjs",
  "[data-gruppeplan]": "./gruppeplan.mjs",
  "[data-selvtjek]": "./selvtjek.mjs",
  "[data-moedepakke]": "./moedepakke.mjs",
  ".form-moedepakke": "./faerdigpakke.mjs",
};
for (const [selector, module] of Object.entries(parts)) {
  if (document.querySelector(selector)) import(module);
}

// A browser lets a focused link lie half hidden at the side of a wide table: bring it in. Not after a click, which it would miss.
for (const region of document.querySelectorAll(".tabelramme")) {
  region.addEventListener("focusin", ({ target }) => {
    if (target !== region && target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}
