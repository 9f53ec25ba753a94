// A package as an address: ?svar=3#1=3.k2x9f1&moede=…&dato=…&sted=…&deltagere=…&d=<page>&b=<decision>. Nothing else is kept.
import { read, told, write } from "./svarlink.js";

export const COVER = ["moede", "dato", "sted", "deltagere"];
const MARK = "1";
const MOST = 20;
const LONGEST = 200;
const PAGE = /^[a-z0-9-]+(\/[a-z0-9-]+)*\/$/; // below the site's root: no scheme, no «//», no «..», no query
const OUTCOME = /^find-modul(\/[a-z0-9-]+)+\/$/;
const NAMES = ["del", "dele"];

// Whether an address is one that may be fetched: a page on offer, or an outcome of the decision guide.
export const allowed = (address, offered) => PAGE.test(address) && (offered.has(address) || OUTCOME.test(address));

// The address below the root of what a reader pasted, or nothing when it is no outcome on this site.
export function outcome(pasted, root) {
  let url;
  try { url = new URL(pasted.trim(), root); } catch { return null; }
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return null;
  const address = url.pathname.slice(root.pathname.length).replace(/index\.html$/, "");
  return OUTCOME.test(address) ? address : null;
}

export function pack({ cover, pages, decisions }) {
  const words = COVER.filter((name) => cover[name]).map((name) => [name, cover[name]]);
  return write(MARK, [...words, ...pages.map((page) => ["d", page]), ...decisions.map((decision) => ["b", decision])]);
}

// Returns null for an address that is no package; `refused` counts the pages that may not be fetched or are too many, and
// `words` is what to tell of a link that is not whole.
export function unpack(offered, place = location) {
  const found = read(MARK, (name) => name === "d" || name === "b" || COVER.includes(name), place);
  if (!found) return null;
  const all = (asked) => found.pairs.filter(([name]) => name === asked).map(([, value]) => value.trim());
  const wanted = [...new Set(all("d").map((page) => page.toLowerCase()))];
  const pages = wanted.filter((page) => allowed(page, offered)).slice(0, MOST);
  return {
    cover: Object.fromEntries(COVER.map((name) => [name, (all(name)[0] ?? "").slice(0, LONGEST)])),
    pages,
    decisions: all("b").map((decision) => decision.slice(0, LONGEST)).filter(Boolean).slice(0, MOST),
    refused: wanted.length - pages.length,
    words: told(found, found.pairs.length, NAMES),
  };
}
