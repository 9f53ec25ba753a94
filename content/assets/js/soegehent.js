// The index is fetched once, when a reader is about to search. Opened as files, without a server, it comes as a script.
import { Index } from "./soegeindeks.js";

let coming = null;

const byScript = (address) => new Promise((done, failed) => {
  const script = document.createElement("script");
  script.src = address.replace(/json$/, "js");
  script.addEventListener("load", () => (window.vejledningsguidensIndeks ? done(window.vejledningsguidensIndeks) : failed(new Error("empty"))));
  script.addEventListener("error", () => failed(new Error("no index")));
  document.head.append(script);
});

async function fetched(address) {
  if (location.protocol === "file:") return byScript(address);
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(reply.statusText);
  return reply.json();
}

export function load(address) {
  if (!coming) {
    coming = fetched(address).then((data) => Index.made(data));
    coming.catch(() => { coming = null; });
  }
  return coming;
}

// A link from the site's root; a folder opened as a file has no page of its own.
export function linkTo(root, address) {
  if (location.protocol !== "file:") return root + address;
  const [path, anchor] = address.split("#");
  return `${root}${path}index.html${anchor ? `#${anchor}` : ""}`;
}
