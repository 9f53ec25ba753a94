// The search within reach: «/» and Ctrl+K lead to its field, and on a phone one tap opens it in the header. What suggests,
// and what pages filter their lists with, is fetched when a field gets the focus.
import { later } from "./senere.js";

const form = document.querySelector(".topsøg");
const own = form.q;
const field = document.querySelector("#q") ?? own;
const button = document.querySelector("[data-menu]");
const shown = form.parentElement.classList;
let coming;

// Resolves to a function: a query → the addresses that answer it, the best first, each with its score.
export const engine = () => coming ??= later(form, "vejledningsguidensSøgning");

// A phone shows its keyboard only in answer to a finger: no page can be fetched in between.
function reach(event) {
  event.preventDefault();
  if (button.getAttribute("aria-expanded") === "true") button.click();
  if (field === own) shown.toggle("søges");
  field.select();
}

document.querySelector(".søgvej").addEventListener("click", reach);
button.addEventListener("click", () => shown.remove("søges"));
own.addEventListener("focus", () => engine().catch(() => {}));
addEventListener("keydown", (event) => {
  if (!event.altKey && (event.ctrlKey || event.metaKey ? event.key === "k" : event.key === "/" && !event.target.matches("input,textarea,select"))) reach(event);
});
