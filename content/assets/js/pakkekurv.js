// The pages that the reader has laid in a package from elsewhere on the site: their addresses alone, kept in this browser.
import { read, write } from "./lager.js";

const KEY = "moedepakke";

export function basket() {
  try {
    const pages = JSON.parse(read(KEY)) ?? [];
    return Array.isArray(pages) ? pages.filter((page) => typeof page === "string") : [];
  } catch { return []; }
}

// Returns whether the browser let it be kept; nothing is kept of an empty package.
export const fill = (pages) => write(KEY, pages.length ? JSON.stringify(pages) : null);
