/* Vejledningsguiden v1: turns <a data-vejledningsguide="modul:sosu-basis" href="..."> into a card in a frame.
   The link comes back when the card does not. Never changed: pages hold its fingerprint. MIT. */
(function () {
  "use strict";
  var me = document.currentScript, frames = [];
  if (!me || !window.postMessage) return;
  var root = me.src.replace(/indlejr(\/v1)?\.js([?#].*)?$/, ""), origin = new URL(root).origin;

  function show(link) {
    var code = link.getAttribute("data-vejledningsguide"), look = link.getAttribute("data-udseende");
    if (link.vejledningsguide || !/^[a-z-]+(:[a-z0-9-]+)?$/.test(code)) return;
    link.vejledningsguide = true;
    var frame = document.createElement("iframe"), one = { frame: frame, link: link };
    frame.title = link.textContent.trim();
    frame.loading = "lazy";
    frame.style.cssText = "display:block;width:100%;height:1px;border:0;visibility:hidden";
    frame.onload = function () {
      setTimeout(function () { if (!one.told) frame.remove(); }, 5000);
    };
    frame.src = root + "indlejr/" + code.replace(":", "/") + "/" + (/^(lys|moerk)$/.test(look) ? "#" + look : "");
    frames.push(one);
    link.parentNode.insertBefore(frame, link.nextSibling);
  }

  addEventListener("message", function (event) {
    var said = event.data;
    if (event.origin !== origin || !said || said.vejledningsguide !== 1) return;
    if (!(said.hoejde > 0 && said.hoejde < 20000)) return;
    frames.forEach(function (one) {
      if (one.frame.contentWindow !== event.source) return;
      one.told = true;
      one.frame.style.height = Math.ceil(said.hoejde) + "px";
      one.frame.style.visibility = "";
      one.link.style.display = "none";
    });
  });

  function all() { document.querySelectorAll("a[data-vejledningsguide]").forEach(show); }
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", all);
  else all();
})();
