// The decision guide is pages and plain links. This adds what only a browser can: quickness, and keeping answers.
import "./ipakke.js";
import { choices } from "./svarlink.js";
import { prints } from "./udskrift.js";

const here = new URL(location.href);

// Fetch a page when the reader is about to choose it, so that it opens at once.
const fetched = new Set();
function prefetch({ target }) {
  const link = target.closest?.("a.svarknap, .dinesvar a");
  if (!link || fetched.has(link.pathname)) return;
  fetched.add(link.pathname);
  const hint = document.createElement("link");
  hint.rel = "prefetch";
  hint.href = link.pathname;
  document.head.append(hint);
}
for (const kind of ["pointerenter", "focusin", "touchstart"]) addEventListener(kind, prefetch, { capture: true, passive: true });

// Answers given before a change come along (#husk=sosu.hele), and are given again where they are asked for.
for (const link of document.querySelectorAll("[data-husk-svar]")) link.hash = `husk=${link.dataset.huskSvar}`;
const kept = (new URLSearchParams(here.hash.slice(1)).get("husk") ?? "").split(".").filter(Boolean);
if (kept.length) {
  const again = [...document.querySelectorAll("a.svarknap")].find((link) => kept.includes(link.dataset.svar));
  if (again) {
    const rest = kept.filter((id) => id !== again.dataset.svar);
    location.replace(again.pathname + (rest.length ? `#husk=${rest.join(".")}` : ""));
  } else {
    for (const link of document.querySelectorAll("a.svarknap:is([data-svar], [data-gruppe])")) link.hash = `husk=${kept.join(".")}`;
    history.replaceState(null, "", here.pathname + here.search);
  }
}

// A link that was shared carries the answer's version: whoever opens it later is told if the rules have changed since.
const notice = document.querySelector("[data-ændret]");
const version = notice?.dataset.ændret;
const asked = choices(here.search).get("v")?.toLowerCase();
if (version && asked && asked !== version) notice.hidden = false;
prints(document.querySelector("[data-print]"));
