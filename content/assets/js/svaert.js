// The obstacles' filter: the site's own search, for these alone. Enter searches the whole site.
import { answering, fromRoot } from "./soegefilter.js";

const form = document.querySelector("[data-sværtfilter]");
const input = form.querySelector("input");
const status = form.querySelector("[data-sværtstatus]");
const root = new URL("../", form.action).href; // the search stands one folder below it
const groups = [...document.querySelectorAll(".sværtgruppe")].map((group) => ({
  group,
  items: [...group.querySelectorAll("li")].map((item) => ({ item, address: fromRoot(item.querySelector("a"), root) })),
}));
const all = new Set(groups.flatMap(({ items }) => items.map(({ address }) => address)));

function show(found) {
  let shown = 0;
  for (const { group, items } of groups) {
    for (const { item, address } of items) {
      item.hidden = !found.has(address);
      shown += !item.hidden;
    }
    group.hidden = items.every(({ item }) => item.hidden);
  }
  if (!input.value.trim()) status.textContent = "";
  else if (shown) status.textContent = shown === 1 ? "Én passer." : `${shown} passer.`;
  else status.textContent = "Ingen passer. Prøv et andet ord, eller tryk Enter for at søge i hele guiden.";
}

let turn = 0;
async function apply() {
  const mine = ++turn;
  const query = input.value.trim();
  try {
    const found = query.length > 1 ? await answering(query, all) : all;
    if (mine === turn) show(found);
  } catch {
    show(all);
    status.textContent = "Søgningen kunne ikke hentes. Her er dem alle.";
  }
}

input.addEventListener("input", apply);
if (input.value) apply(); // a browser that goes back may have kept the word
