// The marker of a section: a click shows the source points it rests on beside it. «Vis alle kilder» gives each claim a
// marker of its own. What tells and shows them is fetched at the first click; where it can't be, each link leads on.
import { share } from "./delknap.js";
import { read } from "./lager.js";
import { close, opens } from "./pop.js";

const links = new Map();
const show = (on) => share().then(({ sources }) => sources(links, opens, on)).catch(() => {});

// Makes one button of each section's marker below `root`.
export function ready(root) {
  for (const marker of root.querySelectorAll(".belæg")) {
    const ways = [...marker.querySelectorAll("a[data-belæg]")];
    const ids = ways.flatMap((link) => {
      const own = link.dataset.belæg.split(" ");
      for (const id of own) links.set(id, link);
      return own;
    });
    if (ways.length) opens(ways[0], "Belæg", () => share().then(({ tell }) => tell(ids, links)).catch(() => null));
  }
  if (document.documentElement.classList.contains("alle-kilder")) show(true);
}

document.addEventListener("click", ({ target }) => {
  if (!target.closest("[data-alle-kilder]")) return;
  close();
  show();
});
ready(document);
if (read("kilder")) show(true);
