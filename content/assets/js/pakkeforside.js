// The reader's own package is drawn like the ready ones: a front with what is decided, and last the sources.
const SVG = "http://www.w3.org/2000/svg";

export const make = (tag, properties, ...inside) => {
  const one = Object.assign(document.createElement(tag), properties);
  one.append(...inside);
  return one;
};

function field(id, name, value = "", hidden = "") {
  const long = name === "Besluttet";
  const input = long ? make("textarea", { id, rows: 1, value }) : make("input", { id, type: "text", value });
  const label = make("label", { htmlFor: id }, name, ...(hidden ? [make("span", { className: "kun-skærmlæser", textContent: hidden })] : []));
  return make("div", { className: `felt pakke__linje--${name.toLowerCase()}` }, label, make("span", { className: "voks" }, input, make("span", { className: "voks__spejl", ariaHidden: "true" })));
}

function decided(words, number) {
  const lines = ["Besluttet", "Ansvarlig", "Dato"].map((name) => field(`b${number}-${name.toLowerCase()}`, name, "", ` til beslutning ${number}`));
  return make("div", { className: "pakke__beslutning" }, make("p", { className: "pakke__spørgsmål", textContent: words }), make("div", { className: "pakke__linjer" }, ...lines));
}

function picture(rows) {
  const size = rows.length + 8;
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : ""))).join("");
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": "QR-kode til pakken", "shape-rendering": "crispEdges" })) svg.setAttribute(name, value);
  svg.append(document.createElementNS(SVG, "path"));
  svg.firstChild.setAttribute("d", path);
  return make("div", { className: "pakke__qr kun-print" }, svg);
}

export function front({ cover, decisions }, parts, code) {
  const contents = parts.map(({ title, kind }, place) => make("li", {}, make("p", { className: "pakke__punkt" },
    make("span", { className: "pakke__nr", textContent: place + 1 }),
    make("a", { href: `#del-${place + 1}`, textContent: title }), " ",
    make("span", { className: "pakke__slags", textContent: kind }))));
  if (decisions.length) {
    contents.push(make("li", { id: "pakkens-beslutninger" }, make("p", { className: "pakke__punkt" }, make("strong", { textContent: "Det beslutter vi" })), ...decisions.map((words, place) => decided(words, place + 1))));
  }
  return [
    ...(code ? [picture(code)] : []),
    make("p", { className: "pakke__art", textContent: "Mødepakke" }),
    make("h2", { className: "pakke__titel", textContent: cover.moede || "Vores møde" }),
    make("div", { className: "pakke__hoved" }, field("pakke-1", "Dato", cover.dato), field("pakke-2", "Sted", cover.sted), field("pakke-3", "Til stede", cover.deltagere)),
    make("h3", { id: "pakkens-indhold", textContent: decisions.length ? "Det tager I med og beslutter" : "Det tager I med" }),
    make("ol", { className: "pakke__indhold" }, ...contents),
  ];
}

export function sources(parts) {
  const found = new Map(parts.flatMap((one) => one.sources).map((source) => [source.href, source]));
  const told = [...found.values()].flatMap(({ title, told: when, href }, place) => [place ? "; " : " ", make("a", { href, textContent: title }), ` ${when}`]);
  return make("div", { className: "herkomst pakke__kilder" }, make("p", {}, make("strong", { textContent: found.size === 1 ? "Kilde:" : "Kilder:" }), ...told, "."));
}
