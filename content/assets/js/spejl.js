// Fields that print as they stand: the mirror beside each wraps and grows, and is what the paper shows.
const [NARROW, WIDE] = [42, 92]; // so many signs stand on the two lines of a column, and of one that is alone

const LONG = 150; // more signs than this have the whole width of the sheet

// What does not fit on its two lines stands below its point on paper.
export function reflect(field) {
  const mirror = field.parentElement?.querySelector(".voks__spejl");
  if (!mirror) return;
  mirror.textContent = field.value.replace(/\n$/, "\n\u200b");
  const column = field.closest(".felt--lille:is(.kolonne--besluttet, .kolonne--noter), .pakke__linje--besluttet");
  const room = column?.matches(".felt--lille:not(:only-child)") ? NARROW : WIDE;
  const rows = field.value.trim().split("\n").length;
  column?.classList.toggle("felt--under", field.value.length > room || rows > 2);
  column?.classList.toggle("felt--langt", field.value.length > LONG || rows > 3);
}

// Keeps the mirrors inside `part` up to date, and lets its checklists' fields fold out. Returns what renews all mirrors.
export function mirrored(part) {
  const all = () => part.querySelectorAll(".voks > :is(input, textarea)").forEach(reflect);
  part.addEventListener("input", ({ target }) => reflect(target));
  part.addEventListener("submit", (event) => event.preventDefault());
  part.addEventListener("click", ({ target }) => {
    const button = target.closest(".tjekpunkt__fold");
    if (!button) return;
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    document.getElementById(button.getAttribute("aria-controls")).classList.toggle("åben", open);
  });
  addEventListener("beforeprint", all);
  addEventListener("pageshow", all);
  all();
  return all;
}
