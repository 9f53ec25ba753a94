// What is folded: on paper it is open, and a link into it opens it. A link to what has moved to another page goes on there.
const opened = [];

function named(hash) {
  try { return document.getElementById(decodeURIComponent(hash.slice(1))); } catch { return null; } // a damaged address
}

function follow() {
  const target = named(location.hash);
  if (!target) return;
  if (target.dataset.flyttet) {
    const there = new URL(target.dataset.flyttet, location.href);
    there.hash ||= location.hash;
    location.replace(there);
  }
  const folded = target.closest("details.fold:not([open])");
  if (!folded) return;
  for (let fold = folded; fold; fold = fold.parentElement.closest("details.fold")) fold.open = true;
  target.scrollIntoView();
}

// A browser that can't show the inside of a closed fold on paper by style alone (print.css) has it opened for it.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details.fold:not([open])")) { fold.open = true; opened.push(fold); }
});
addEventListener("afterprint", () => { for (const fold of opened.splice(0)) fold.open = false; });
addEventListener("hashchange", follow);
follow();
