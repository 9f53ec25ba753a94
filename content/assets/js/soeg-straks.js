// A link to a search: the overview is never drawn before the results, and the index comes while the page is being read.
if (/[?&]q=[^&]/.test(location.search)) {
  page.classList.add("søger");
  getComputedStyle(page).getPropertyValue("color"); // the sheets are read in a bite of their own, not with the first that is drawn
  if (location.protocol !== "file:") document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: "indeks.json" }));
}
