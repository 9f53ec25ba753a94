// What every page gets; a kind of page that needs more has a file of its own. Everything works without them.
import "./hoved.js";
import "./ord.js";
import "./belaeg.js";
import "./delknap.js";
import "./fold.js";
import "./soegeknap.js";

// A page says which day it was to be reviewed by: past it, its reader is told.
const due = document.querySelector("[data-frist]");
if (due?.dataset.frist < new Date().toISOString().slice(0, 10)) {
  due.className = "boks boks--forbehold";
  due.append(" Det er ikke sket, så spørg, om det stadig passer.");
}

// A browser lets a focused link lie half hidden at the side of a wide table: bring it in. Not after a click, which it would miss.
for (const region of document.querySelectorAll(".tabelramme")) {
  region.addEventListener("focusin", ({ target }) => {
    if (target !== region && target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}
