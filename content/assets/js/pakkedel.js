// A page of the site as a part of a package: its text alone, a heading lower, with anchors that collide with nothing.
const NAMED = ["id", "for", "aria-controls", "aria-describedby", "aria-labelledby"];

// Fetches a page as a document. The browser makes it by itself, so that a policy with trusted types has nothing to forbid.
export const pageAt = (address) => new Promise((done, failed) => {
  const asked = new XMLHttpRequest();
  asked.open("GET", address);
  asked.responseType = "document";
  asked.addEventListener("loadend", () => (asked.status === 200 && asked.responseXML ? done(asked.responseXML) : failed(new Error(address))));
  asked.send();
});

// Raises an error for what is no page of the site or, where only an outcome of the decision guide will do, no outcome.
export function partOf(page, address, prefix, onlyOutcome) {
  const article = page.querySelector("article.indhold");
  if (!article || (onlyOutcome && !page.body.classList.contains("form-resultat"))) throw new Error(address);
  const sources = sourcesOf(article, address);
  for (const one of article.querySelectorAll("[data-kun-her]")) one.remove();
  for (const word of article.querySelectorAll("a.begreb")) word.replaceWith(...word.childNodes);
  for (const link of article.querySelectorAll("[href]:not(use[href^='#']), [src]")) {
    const name = link.hasAttribute("href") ? "href" : "src";
    const way = link.getAttribute(name);
    link.setAttribute(name, way.startsWith("#") ? `#${prefix}${way.slice(1)}` : new URL(way, address).href);
  }
  for (const name of NAMED) {
    for (const one of article.querySelectorAll(`[${name}]`)) {
      one.setAttribute(name, one.getAttribute(name).split(/\s+/).map((id) => prefix + id).join(" "));
    }
  }
  for (const heading of article.querySelectorAll("h1, h2, h3, h4, h5")) lower(heading);
  const section = document.createElement("section");
  section.className = "pakkedel";
  section.append(...[...article.childNodes].map((node) => document.importNode(node, true)));
  return { section, sources, title: section.querySelector("h2").textContent };
}

function lower(heading) {
  const lowered = heading.ownerDocument.createElement(`h${Number(heading.tagName[1]) + 1}`);
  for (const { name, value } of heading.attributes) lowered.setAttribute(name, value);
  lowered.append(...heading.childNodes);
  heading.replaceWith(lowered);
}

// Each source as its link's title and address, and who published it when.
function sourcesOf(article, address) {
  return [...article.querySelectorAll(".herkomst__kilde > p")].map((line) => {
    const link = line.querySelector("a");
    const [, told = ""] = /^\s*(\(.*?\))(?=[,.])/.exec(link.nextSibling?.textContent ?? "") ?? [];
    return { title: link.textContent, told, href: new URL(link.getAttribute("href"), address).href };
  });
}
