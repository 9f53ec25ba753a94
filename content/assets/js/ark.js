// How many sheets a list takes as it is filled in: it is set once more, out of sight, by the rules of its print.
const MM = 96 / 25.4;
const HIGH = 280.5 * MM; // within the margins of tjekliste.css
const WORDS = ["", "Ét", "To", "Tre", "Fire", "Fem", "Seks", "Syv", "Otte", "Ni"];

// A page of its own, whose media are turned: what is for print holds, and what is for the screen does not.
async function press() {
  const frame = Object.assign(document.createElement("iframe"), { className: "ark__prøve", tabIndex: -1, title: "Arket, til at måle" });
  frame.setAttribute("aria-hidden", "true");
  document.body.append(frame);
  const { contentDocument: paper } = frame;
  const links = [...document.querySelectorAll("link[rel=stylesheet]")].map((link) => Object.assign(paper.createElement("link"), { rel: "stylesheet", href: link.href }));
  await Promise.all(links.map((link) => new Promise((done, failed) => {
    Object.assign(link, { onload: done, onerror: failed });
    paper.head.append(link);
  })));
  for (const { media } of links.flatMap(({ sheet }) => [...sheet.cssRules])) {
    if (!media) continue;
    if (/print/.test(media.mediaText)) media.mediaText = "all";
    else if (/screen/.test(media.mediaText)) media.mediaText = "not all";
  }
  paper.documentElement.className = "js";
  paper.body.className = document.body.className;
  // The font of the page is «optional»: here it may come late, but it must come.
  const font = await fetch(document.querySelector("link[as=font]").href);
  const face = new frame.contentWindow.FontFace("Figtree", await font.arrayBuffer(), { weight: "400 700" });
  paper.fonts.add(await face.load());
  return paper;
}

// Counts as browsers part a flow: rows and short groups stand whole, and a heading comes again with the rest of its group.
function count(article) {
  const part = (selector) => article.querySelector(selector).getBoundingClientRect();
  const above = article.getBoundingClientRect().top;
  const head = part(".ark__igen").height;
  const room = HIGH - part(".ark__fod").height;
  let [sheets, from, extra] = [1, above, 0];
  const turn = (top, repeated = 0) => {
    sheets += 1;
    from = top;
    extra = head + repeated;
  };
  const place = (block, start, repeated) => {
    const { top, bottom } = block.getBoundingClientRect();
    const begin = start ?? top;
    const fits = () => bottom - from + extra <= room - 1;
    const style = getComputedStyle(block);
    if (style.breakBefore === "page") turn(top);
    if (fits()) return;
    const whole = style.breakInside === "avoid";
    if (whole && from !== begin) turn(begin, start === undefined ? repeated : 0);
    if (fits()) return;
    const heading = block.querySelector(":scope > .tjekgruppe__hoved");
    const inner = [...block.querySelectorAll(":scope > :is(.ark__nyt, .ark__hale, .tjekgruppe, .ark__par, .tjekpunkt, .ark__slut)")];
    for (const [place_, one] of inner.entries()) place(one, heading && place_ === 0 ? top : undefined, heading?.getBoundingClientRect().height ?? 0);
    while (!inner.length && !fits()) turn(from + room - extra, repeated);
  };
  place(article.querySelector(".tjekliste"));
  return sheets;
}

// Keeps what the page says of its paper true. Where the rules can't be read, as from a file, it says what it promises.
export function counts(form) {
  const places = document.querySelectorAll("[data-ark], [data-arktal]");
  const [fact] = places;
  const promise = Number(fact.dataset.ark);
  const promised = fact.textContent;
  let [pressed, waited] = [null, 0];

  async function renew() {
    const filled = [...form.elements].some((field) => field.name && field.value && field.type !== "checkbox");
    let sheets = promise;
    if (filled) {
      const paper = await (pressed ??= press());
      const side = Object.assign(paper.createElement("div"), { className: "side" });
      side.append(paper.importNode(form.closest(".indhold"), true));
      paper.body.replaceChildren(side);
      sheets = count(side.firstChild);
    }
    const told = sheets === promise ? promised : `${WORDS[sheets] ?? sheets} ark, sådan som det er udfyldt nu`;
    for (const place of places) {
      place.textContent = told;
      if ("arktal" in place.dataset) place.hidden = sheets === promise;
    }
  }

  return () => {
    clearTimeout(waited);
    waited = setTimeout(() => renew().catch(() => {}), 300); // milliseconds: not at every key
  };
}
