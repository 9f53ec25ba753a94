// The header: the menu button on small screens, and the choice of light or dark.
import { write } from "./lager.js";

const button = document.querySelector("[data-menu]");
const menu = document.getElementById("menu");

function toggle(open) {
  button.setAttribute("aria-expanded", open);
  button.querySelector("[data-menunavn]").textContent = open ? "Luk" : "Menu";
  menu.classList.toggle("åben", open);
}
button.addEventListener("click", () => toggle(button.getAttribute("aria-expanded") !== "true"));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") { toggle(false); button.focus(); }
});

const tema = document.querySelector("[data-temaknap]");
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (document.documentElement.dataset.tema ?? (system.matches ? "mørk" : "lys")) === "mørk";
function name() { // what a press does, in words and as a picture
  const [words, sign] = isDark() ? ["Lyst udseende", "sol"] : ["Mørkt udseende", "måne"];
  tema.querySelector("[data-temanavn]").textContent = words;
  const use = tema.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/[^-#]*$/, sign));
}
name();
system.addEventListener("change", name);
tema.addEventListener("click", () => {
  const next = isDark() ? "lys" : "mørk";
  document.documentElement.dataset.tema = next;
  write("tema", next);
  name();
});
