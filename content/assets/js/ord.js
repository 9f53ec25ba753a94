// Glossary terms: a click shows the explanation beside the word. Without script the link leads to the list below.
let open = null;

function close(focus) {
  if (!open) return;
  open.pop.remove();
  open.link.setAttribute("aria-expanded", "false");
  if (focus) open.link.focus();
  open = null;
}

function show(link) {
  const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!entry) return false;
  const pop = document.createElement("div");
  pop.className = "ordpop";
  pop.setAttribute("role", "group");
  pop.setAttribute("aria-label", "Forklaring");
  const term = document.createElement("p");
  term.className = "ordpop__term";
  term.textContent = entry.querySelector("dt").textContent;
  const text = document.createElement("p");
  text.textContent = entry.querySelector("dd").textContent;
  const more = document.createElement("p");
  more.className = "ordpop__mere";
  const anchor = document.createElement("a");
  anchor.href = entry.querySelector("dt a").href;
  anchor.textContent = "Se ordlisten";
  more.append(anchor);
  pop.append(term, text, more);
  link.after(pop);
  link.setAttribute("aria-expanded", "true");
  const box = link.getClientRects()[0];
  const left = Math.max(8, Math.min(box.left, innerWidth - pop.offsetWidth - 8));
  const parent = (pop.offsetParent ?? document.body).getBoundingClientRect();
  pop.style.left = `${left - parent.left}px`;
  pop.style.top = `${box.bottom + 6 - parent.top}px`;
  open = { link, pop };
  return true;
}

for (const link of document.querySelectorAll('a.begreb[href^="#"]')) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    const same = open?.link === link;
    close();
    if (same || show(link)) event.preventDefault();
    link.setAttribute("aria-expanded", String(open?.link === link));
  });
  link.addEventListener("keydown", (event) => {
    if (event.key === " ") { event.preventDefault(); link.click(); }
  });
}
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(true); });
document.addEventListener("click", (event) => {
  if (open && !open.pop.contains(event.target) && event.target !== open.link) close();
});
addEventListener("resize", () => close());
