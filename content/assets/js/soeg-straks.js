// A link to a search: the overview is never drawn before the results, and the index comes while the page is being read.
if (/[?&]q=[^&]/.test(location.search)) {
  page.classList.add("søger");
  if (location.protocol !== "file:") document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: "indeks.json" }));
}
