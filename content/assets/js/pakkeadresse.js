// A package as an address fragment: #1&moede=…&dato=…&sted=…&deltagere=…&d=<address>&b=<decision>. Nothing else is kept.
export const COVER = ["moede", "dato", "sted", "deltagere"];
const VERSION = "1";
const MOST = 20;
const LONGEST = 200;
const PAGE = /^[a-z0-9-]+(\/[a-z0-9-]+)*\/$/; // below the site's root: no scheme, no «//», no «..», no query
const OUTCOME = /^find-modul(\/[a-z0-9-]+)+\/$/;

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
  const words = new URLSearchParams();
  for (const name of COVER) if (cover[name]) words.append(name, cover[name]);
  for (const page of pages) words.append("d", page);
  for (const decision of decisions) words.append("b", decision);
  return `#${VERSION}${words.size ? "&" : ""}${words.toString().replaceAll("%2F", "/")}`;
}

// Returns null for a fragment that is no package; `refused` counts the pages that may not be fetched.
export function unpack(hash, offered) {
  const [version, ...rest] = hash.slice(1).split("&");
  if (version !== VERSION) return null;
  const words = new URLSearchParams(rest.join("&"));
  const wanted = [...new Set(words.getAll("d"))];
  const pages = wanted.filter((page) => allowed(page, offered)).slice(0, MOST);
  return {
    cover: Object.fromEntries(COVER.map((name) => [name, (words.get(name) ?? "").slice(0, LONGEST)])),
    pages,
    decisions: words.getAll("b").map((decision) => decision.trim().slice(0, LONGEST)).filter(Boolean).slice(0, MOST),
    refused: wanted.length - pages.length,
  };
}
