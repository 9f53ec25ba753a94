// The search within reach: «/» and Ctrl+K lead to its field. What suggests, and what pages filter their lists with, is
// fetched when a field gets the focus.
const form = document.querySelector(".topsøg");
const field = document.getElementById("q") ?? form?.q;
let coming;

// Resolves to a function: a query → the addresses that answer it, the best first, each with its score.
export const engine = () => coming ??= new Promise((done, failed) => {
  for (const [tag, rest] of [["link", { rel: "stylesheet", href: form.dataset.stil }], ["script", { src: form.dataset.forslag, onload: () => done(window.vejledningsguidensSøgning), onerror: failed }]]) document.head.append(Object.assign(document.createElement(tag), rest));
});

addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  const command = ctrlKey || metaKey;
  if (!field || altKey || !(command ? key === "k" : key === "/" && !target.matches("input, textarea, select"))) return;
  event.preventDefault();
  if (field.offsetParent) field.select();
  else location.assign(form.action); // on a phone the field is on the search's own page
});

form?.q.addEventListener("focus", () => engine().catch(() => {}), { once: true });
