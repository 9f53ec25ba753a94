// Glossary terms: a click shows the explanation beside the word. Without script the link leads to the list below.
import { element, opens, way } from "./pop.js";

for (const link of document.querySelectorAll('a.begreb[href^="#"]')) {
  opens(link, "Forklaring", () => {
    const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const [term, text] = entry ? entry.children : [];
    return entry && [
      element("p", "ordpop__term", term.textContent),
      element("p", "", text.textContent),
      element("p", "ordpop__mere", way(term.querySelector("a").href, "Se ordlisten")),
    ];
  });
}
