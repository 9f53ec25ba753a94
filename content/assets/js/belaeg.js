// The marker behind a claim: a click shows the source points it rests on beside it, fetched from the source's page the
// first time. Without script, or when nothing can be fetched, each link leads to its point there.
const STED = "uoverensstemmelser/";
const hentet = new Map();
let open = null;

// The links of one marker stand side by side; the first of them is the button for all.
function group(link) {
  const links = [link];
  for (let next = link.nextElementSibling; next?.matches("a.belæg"); next = next.nextElementSibling) links.push(next);
  return links;
}

const isDoubt = (link) => link.pathname.endsWith(STED);

// The ids of a link's points: the one it leads to, or those whose numbers it tells, such as 025–027 or 025, 031.
function pointsOf(link) {
  const [, source] = /\/kilder\/([^/]+)\//.exec(link.pathname);
  const [number] = /\d+$/.exec(link.hash);
  const told = [...link.textContent.matchAll(/(\d+)(?:–(\d+))?/g)];
  return (told.length ? told : [[number, number]]).flatMap(([, first, last = first]) =>
    Array.from({ length: last - first + 1 }, (_, step) => `${source}-${String(Number(first) + step).padStart(first.length, "0")}`));
}

// Below its source's own page a point's anchor is its number.
function addressOf(link, id) {
  const anchor = /^#p\d+$/.test(link.hash) ? `p${/\d+$/.exec(id)}` : id;
  return new URL(`#${anchor}`, link.href).href;
}

function load(link) {
  const address = new URL("punkter.json", link.href).href;
  if (!hentet.has(address)) {
    const reply = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(address);
      return answer.json();
    });
    reply.catch(() => hentet.delete(address));
    hentet.set(address, reply);
  }
  return hentet.get(address);
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

function way(href, words) {
  const link = element("a", "", words);
  link.href = href;
  return link;
}

async function lines(links) {
  const made = [];
  for (const link of links) {
    if (isDoubt(link)) {
      const id = decodeURIComponent(link.hash.slice(1));
      made.push(element("p", "", "Se også ", way(link.href, id), " i listen over uoverensstemmelser."));
      continue;
    }
    const { kilde, punkter } = await load(link);
    for (const id of pointsOf(link)) {
      const { punkt, afsnit, forbehold } = punkter[id];
      const line = element("p", "", way(addressOf(link, id), id), ` ${punkt} `);
      if (forbehold) line.append(element("em", "", `Forbehold: ${forbehold}`), " ");
      line.append(element("span", "belæg__sted", `${kilde}, «${afsnit}»`));
      made.push(line);
    }
  }
  return made;
}

function close(focus) {
  if (!open) return;
  open.pop.remove();
  open.link.setAttribute("aria-expanded", "false");
  if (focus) open.link.focus();
  open = null;
}

// In the top layer no table or box can cut it; it stands after its marker, so that reading and Tab go on into it.
function place(pop, link, last) {
  last.after(pop);
  pop.popover = "manual";
  pop.showPopover?.();
  const box = link.getClientRects()[0];
  const room = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(box.left, room - pop.offsetWidth - 8));
  const parent = pop.showPopover ? { left: -scrollX, top: -scrollY } : (pop.offsetParent ?? document.body).getBoundingClientRect();
  pop.style.left = `${left - parent.left}px`;
  const below = box.bottom + 6;
  const above = box.top - 6 - pop.offsetHeight;
  pop.style.top = `${(below + pop.offsetHeight > innerHeight && above > 0 ? above : below) - parent.top}px`;
}

async function show(link) {
  const links = group(link);
  const pop = element("div", "ordpop belægpop");
  pop.setAttribute("role", "group");
  pop.setAttribute("aria-label", "Belæg");
  const mine = { link, pop };
  open = mine;
  link.setAttribute("aria-expanded", "true");
  try {
    pop.append(...(await lines(links)));
  } catch {
    if (open !== mine) return;
    if (links.length === 1) { close(); location.assign(link.href); return; }
    pop.append(element("p", "", "Kildepunkterne kunne ikke hentes her. De står på kildernes sider:"));
    pop.append(...links.map((one) => element("p", "", way(one.href, one.textContent))));
  }
  if (open === mine) place(pop, link, links.at(-1));
}

// Makes one button of each marker below `root`, named by how much it opens.
export function ready(root) {
  for (const link of root.querySelectorAll("a.belæg:not(a.belæg + a.belæg)")) {
    const links = group(link);
    const count = links.filter((one) => !isDoubt(one)).flatMap(pointsOf).length;
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.setAttribute("aria-label", count === 1 ? `Belæg: ${pointsOf(link)[0]}` : `Belæg: ${count} kildepunkter`);
    link.title = "Vis belæg";
  }
}

document.addEventListener("click", (event) => {
  if (open && !open.pop.contains(event.target) && event.target !== open.link) close();
  const link = event.target.closest?.("a.belæg[role]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (open?.link === link) close();
  else show(link);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close(true);
  if (event.key === " " && event.target.matches?.("a.belæg[role]")) { event.preventDefault(); event.target.click(); }
});
addEventListener("resize", () => close());
ready(document);
