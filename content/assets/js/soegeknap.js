// The search within reach: «/» and Ctrl+K lead to its field, and what suggests is fetched when that has the focus.
const form = document.querySelector(".topsøg");
const field = document.getElementById("q") ?? form?.q;

addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  const command = ctrlKey || metaKey;
  if (!field || altKey || !(command ? key === "k" : key === "/" && !target.matches("input, textarea, select"))) return;
  event.preventDefault();
  if (field.offsetParent) field.select();
  else location.assign(form.action); // on a phone the field is on the search's own page
});

form?.q.addEventListener("focus", () => {
  for (const [tag, rest] of [["script", { src: form.dataset.forslag }], ["link", { rel: "stylesheet", href: form.dataset.stil }]]) document.head.append(Object.assign(document.createElement(tag), rest));
}, { once: true });
