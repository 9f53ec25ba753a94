// A list on a page, narrowed down by the same search as the whole site: whatever words and slips that knows, this knows.
import { engine } from "./soegeknap.js";

const ENOUGH = 0.35; // of the best one's score: what is only near it is not what was asked for

// For a query: which of `addresses`, from the site's root, answer it. Rejects where the index can't be fetched.
export async function answering(query, addresses) {
  const search = await engine();
  const found = (await search(query)).filter(([address]) => addresses.has(address));
  const least = ENOUGH * (found[0]?.[1] ?? 0);
  return new Set(found.filter(([, score]) => score >= least).map(([address]) => address));
}

// The address of a link from the site's root.
export const fromRoot = (link, root) => link.href.slice(root.length).replace(/index\.html$/, "");
