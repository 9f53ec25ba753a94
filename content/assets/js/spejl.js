// Fields that print as they stand: the mirror beside each wraps and grows, and is what the paper shows.
export function reflect(field) {
  const mirror = field.parentElement?.querySelector(".voks__spejl");
  if (mirror) mirror.textContent = field.value.replace(/\n$/, "\n\u200b");
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
