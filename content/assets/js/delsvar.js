// A page's own text, as a leader pastes it into Word or a mail: headings, lists, tables and whole links; no buttons, no
// markers, and what it rests on last. Nothing is left of how it looks here.
const LEFT_OUT = "[data-kun-her], [hidden], .belæg, .belægsted, .noter, .kun-print, .kun-skærmlæser, .ikke-print, .dinesvar ul, .dinesvar__skift, .fold__linje, button, form, nav, svg, template, script, style";
const KEPT = { STRONG: "b", EM: "i", DL: "table", DT: "th", DD: "td" };
const AS_IT_IS = /^(?:H[1-5]|P|UL|OL|LI|B|I|TABLE|CAPTION|THEAD|TBODY|TFOOT|TR|TH|TD|BR)$/;
const HOLDS = "h1,h2,h3,h4,h5,p,ul,ol,li,table,dl,div,section,details,figure";
const BLANK = /^[\s\u00ad]*$/;
const clean = document.implementation.createHTMLDocument("");

function make(name, content = [], given = {}) {
  const made = clean.createElement(name);
  for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

const inner = (node) => [...node.childNodes].flatMap(kept);

// What is left of a node. What only holds others is let go; words that stand bare in a part of the page are a paragraph.
function kept(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const bare = BLANK.test(node.data) && [node.previousSibling, node.nextSibling].some((one) => !one || one.matches?.(HOLDS));
    return bare ? [] : [node.data.replace(/\u00ad/g, "").replace(/\s+/g, " ")];
  }
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(LEFT_OUT)) return [];
  const { tagName } = node;
  if (tagName === "A") return node.matches(".begreb") || !node.href ? inner(node) : [make("a", inner(node), { href: node.href })];
  if (tagName === "DETAILS") {
    const [summary, ...rest] = node.children;
    const below = rest.flatMap(kept);
    if (node.matches(".dinesvar")) return [make("p", inner(summary))];
    return below.length ? [make("h2", inner(summary).map((one) => one.replace?.(/ \(\d+\)$/, "") ?? one)), ...below] : [];
  }
  const content = inner(node);
  if (tagName === "BR") return [make("br")];
  if (!content.length && !/^T[DH]$/.test(tagName)) return [];
  if (tagName === "DIV" && node.parentElement.tagName === "DL") return [make("tr", content)];
  if (AS_IT_IS.test(tagName) || KEPT[tagName]) {
    const made = make(KEPT[tagName] ?? tagName, node.matches("p.boks__titel, p.svarkort__etiket, p.findud__titel") ? [make("b", content)] : content);
    for (const name of ["colspan", "rowspan", "value", "start"]) if (node.hasAttribute(name)) made.setAttribute(name, node.getAttribute(name));
    if (made.tagName === "TABLE") for (const [name, value] of [["border", "1"], ["cellpadding", "4"], ["style", "border-collapse: collapse"]]) made.setAttribute(name, value);
    if (made.tagName === "TH") made.setAttribute("align", "left");
    return [made];
  }
  return /^(?:DIV|SECTION|FIGURE|FIGCAPTION)$/.test(tagName) && content.every((one) => !one.matches?.(HOLDS)) ? [make("p", content)] : content;
}

const tidy = (said) => said.replace(/[ \t]+(?=\n)/g, "").trim();

// The same in plain text: a line for each block, «-» or a number at a point, a tab between cells, the address after a link.
function plain(node, depth = 0) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  const all = (deeper = depth) => [...node.childNodes].map((child) => plain(child, deeper)).join("");
  const name = node.tagName;
  if (name === "A") return `${all()} (${node.getAttribute("href")})`;
  if (name === "BR") return "\n";
  if (name === "UL" || name === "OL") {
    const points = [...node.children].map((point, place) => {
      const sign = name === "OL" ? `${point.getAttribute("value") ?? place + 1}.` : "-";
      return `${"  ".repeat(depth)}${sign} ${tidy(plain(point, depth + 1)).replace(/\n\s*\n/g, "\n")}`;
    });
    return `\n${points.join("\n")}\n\n`;
  }
  if (name === "TR") return `${[...node.children].map((cell) => tidy(plain(cell)).replace(/\s+/g, " ")).join("\t")}\n`;
  if (/^H\d$/.test(name)) return `\n${tidy(all())}\n\n`;
  return /^(?:P|TABLE|CAPTION)$/.test(name) ? `${tidy(all())}\n\n` : all();
}

// The page's text as both; `address` is where it can be read again.
export function wholePage(address, title) {
  const article = document.querySelector("article.indhold");
  const sources = [...article.querySelectorAll(".herkomst__kilde > p")].map((line) => make("li", inner(line)));
  const whole = make("div", [...inner(article), ...[...article.querySelectorAll(".herkomst__tvivl")].flatMap(kept)]);
  if (sources.length) whole.append(make("h2", ["Kilder"]), make("ul", sources));
  whole.append(make("p", ["Fra ", make("a", [title], { href: address })]));
  return { "text/html": whole.innerHTML, "text/plain": tidy(plain(whole).replace(/\n{3,}/g, "\n\n")) };
}
