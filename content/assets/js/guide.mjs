// What every page gets, and the door to what only some pages need. Everything works without this file.
import "./hoved.mjs";
import "./ord.mjs";

const parts = {
  "[data-filter]": "./filter.mjs",
  "[data-tjekliste]": "./tjekliste.mjs",
  "[data-modulvalg]": "./sammenlign.mjs",
  "[data-søgning]": "./soeg.mjs",
};
for (const [selector, module] of Object.entries(parts)) {
  if (document.querySelector(selector)) import(module);
}
