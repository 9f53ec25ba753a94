// The page for an address that isn't there. Mail and chat escape the «#» of a link, or glue on the sign that ended the
// sentence: then the page that was meant is one repair away. Of what is written wrong, the nearest addresses are shown.
import { slips } from "./soegedansk.js";

const GLUED = /(?:[)\]}>"»\u201d’'…,;:!.]|%(?:22|29|3e|5d|7d|e2%80%9d|c2%bb|e2%80%a6))+\/?$/i;
const [page, ...rest] = location.href.replace(/%(?:25)*3f(?=svar=)/i, "?").replace(/%(?:25)*23/, "#").split(/(?=[?#])/);
const meant = page.replace(GLUED, "") + rest.join("");
if (meant !== location.href) location.replace(meant.replace(/^([^?#]*[^/?#])(?=[?#]|$)/, "$1/"));
else nearest(document.querySelector("[data-adresser]"));

// An address as all of ours are written: small letters of ASCII, words with «-» between, and a slash last.
function plain(path) {
  let said = path;
  try { said = decodeURIComponent(path); } catch { /* a damaged one is taken as it stands */ }
  said = said.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "oe").replace(/å/g, "aa").replace(/[\s_]+/g, "-");
  return said.replace(/(?:index|default)?\.(?:html?|aspx?|php)$/, "").replace(/\/+/g, "/").replace(/([^/])$/, "$1/");
}

async function nearest(place) {
  const root = new URL(place.dataset.rod, location.href);
  const asked = plain(location.pathname).replace(plain(root.pathname), "");
  let known;
  try { known = await (await fetch(place.dataset.adresser)).json(); } catch { return; } // the page says where to look
  const there = known.find(([address]) => address && address === asked);
  if (there && new URL(there[0], root).pathname !== location.pathname) {
    location.replace(new URL(there[0] + location.search + location.hash, root));
    return;
  }
  const last = (address) => address.split("/").slice(-2)[0];
  const apart = (one, other) => {
    const long = Math.max(one.length, other.length, 1);
    return slips(one, other, long) / long;
  };
  const found = known
    .filter(([address]) => address)
    .map(([address, title]) => [Math.min(apart(asked, address), 0.1 + apart(last(asked), last(address))), address, title])
    .filter(([far]) => far < 0.4)
    .sort(([one], [other]) => one - other)
    .slice(0, 5);
  if (!found.length) return;
  const list = document.createElement("ul");
  list.className = "punkter";
  for (const [, address, title] of found) {
    const link = Object.assign(document.createElement("a"), { href: new URL(address, root).href, textContent: title });
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  const heading = Object.assign(document.createElement("h2"), { textContent: found.length > 1 ? "Måske er det en af disse sider" : "Måske er det denne side" });
  place.replaceChildren(heading, list);
}
