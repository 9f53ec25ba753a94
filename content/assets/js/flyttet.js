// A page that only leads on: its reader goes there with all that the link carried, and «back» leads past it.
for (const way of document.querySelectorAll("a[data-videre]")) {
  const there = new URL(way.href);
  there.search = location.search;
  there.hash = location.hash || there.hash;
  way.href = there;
  if (document.querySelector('meta[http-equiv="refresh"]')) location.replace(there);
}
