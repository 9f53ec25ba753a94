// The obstacles' filter: it looks through the other ways of saying the same too. Enter searches the whole site.
import { fold, stems } from "./dansk.js";

const form = document.querySelector("[data-sværtfilter]");
const input = form.querySelector("input");
const status = form.querySelector("[data-sværtstatus]");
const groups = [...document.querySelectorAll(".sværtgruppe")].map((group) => ({
  group,
  items: [...group.querySelectorAll("li")].map((item) => {
    const words = fold(`${item.textContent} ${item.dataset.også}`);
    return { item, said: ` ${words.replace(/[^\p{L}\p{N}]+/gu, " ")}` };
  }),
}));
const holds = (said, word) => said.includes(word.length > 3 ? word : ` ${word}`); // «tid» is not looked for in «altid»

function apply() {
  const asked = stems(input.value);
  let shown = 0;
  for (const { group, items } of groups) {
    for (const { item, said } of items) {
      item.hidden = !asked.every((word) => holds(said, word));
      shown += !item.hidden;
    }
    group.hidden = items.every(({ item }) => item.hidden);
  }
  if (!asked.length) status.textContent = "";
  else if (shown) status.textContent = shown === 1 ? "Én passer." : `${shown} passer.`;
  else status.textContent = "Ingen passer. Prøv et andet ord, eller tryk Enter for at søge i hele guiden.";
}

input.addEventListener("input", apply);
apply(); // a browser that goes back may have kept the word
