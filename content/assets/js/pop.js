// One box at a time beside what opened it: a link that script has made a button of.
let open = null;

export function element(name, className, ...content) {
  const made = Object.assign(document.createElement(name), { className });
  made.append(...content);
  return made;
}

export function way(href, words) {
  return Object.assign(element("a", "", words), { href });
}

export function close(focus) {
  if (!open) return;
  open.pop.remove();
  open.link.setAttribute("aria-expanded", "false");
  if (focus) open.link.focus();
  open = null;
}

// In the top layer no table or box can cut it; it stands after its link, so that reading and Tab go on into it.
function place({ pop, link }) {
  link.after(pop);
  pop.popover = "manual";
  pop.showPopover?.();
  const box = link.getClientRects()[0];
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - pop.offsetWidth - 8));
  const parent = pop.showPopover ? { left: -scrollX, top: -scrollY } : (pop.offsetParent ?? document.body).getBoundingClientRect();
  pop.style.left = `${left - parent.left}px`;
  const below = box.bottom + 6;
  const above = box.top - 6 - pop.offsetHeight;
  pop.style.top = `${(below + pop.offsetHeight > innerHeight && above > 0 ? above : below) - parent.top}px`;
}

async function show(link, label, fill) {
  close();
  const pop = element("div", "ordpop");
  pop.setAttribute("role", "group");
  pop.setAttribute("aria-label", label);
  const mine = { link, pop };
  open = mine;
  link.setAttribute("aria-expanded", "true");
  const content = await fill();
  if (open !== mine) return;
  if (content) {
    pop.append(...content);
    place(mine);
  } else {
    close();
    location.assign(link.href);
  }
}

// Makes a button of a link: it opens a box called `label` with what `fill` gives, or leads where it did when that is nothing.
export function opens(link, label, fill) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (open?.link === link) close();
    else show(link, label, fill);
  });
  link.addEventListener("keydown", (event) => {
    if (event.key === " ") { event.preventDefault(); link.click(); }
  });
}

document.addEventListener("click", ({ target }) => {
  if (open && !open.pop.contains(target) && !open.link.contains(target)) close();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(true); });
addEventListener("resize", () => close());
