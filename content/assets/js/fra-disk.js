// In a copy of the guide that lies on a disk, a browser lets no page fetch a file. A script it may fetch, and a page in a
// frame may tell the page around it what it holds. It stands alone, before the page's own script, and only in the copy.
(function () {
  const FRAME = "vejledningsguidens-side";
  const came = {};

  // What each file that pages fetch calls, from the script beside it.
  window.vejledningsguidensFil = (content) => { came[document.currentScript.src] = content; };
  window.fetch = (address) => new Promise((done, failed) => {
    const { href } = new URL(address, location.href);
    if (!/\.json$/.test(href)) throw new Error(href); // a font: what asks for it does without
    const script = document.createElement("script");
    script.src = `${href}.js`;
    script.onerror = () => failed(new Error(href));
    script.onload = () => done({ ok: true, json: () => JSON.parse(came[script.src]) });
    document.head.append(script);
  });

  // A page that is to be a part of a package, as it is before its own script has run.
  window.XMLHttpRequest = class extends EventTarget {
    open(_, address) { this.address = address; }
    send() {
      const frame = Object.assign(document.createElement("iframe"), { name: FRAME, hidden: true, title: "Side til pakken" });
      const end = (html) => {
        removeEventListener("message", hear);
        frame.remove();
        this.status = html ? 200 : 404;
        this.responseXML = html && new DOMParser().parseFromString(html, "text/html");
        this.dispatchEvent(new Event("loadend"));
      };
      const hear = ({ source, data }) => { if (source === frame.contentWindow) end(data); };
      addEventListener("message", hear);
      frame.onload = () => setTimeout(() => { if (frame.isConnected) end(""); }, 1000); // milliseconds: it tells before it is loaded
      frame.src = whole(new URL(this.address, location.href));
      document.body.append(frame);
    }
  };
  // Nor may it show an icon of another file: they come along here, as a text that whoever makes the copy puts in.
  document.addEventListener("readystatechange", () => {
    const icons = new DOMParser().parseFromString(window.vejledningsguidensIkoner, "image/svg+xml").documentElement;
    icons.style.display = "none";
    document.body.append(icons);
  }, { once: true });
  if (window.name === FRAME) {
    document.addEventListener("readystatechange", () => {
      const side = document.body.cloneNode();
      side.append(document.querySelector("article.indhold").cloneNode(true));
      parent.postMessage(side.outerHTML, "*");
    }, { once: true });
  }

  // A folder has no page of its own here.
  function whole(url) {
    if (url.protocol === "file:") url.pathname = url.pathname.replace(/\/$/, "/index.html");
    return url.href;
  }
  addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href]");
    if (link && link.protocol === "file:" && /\/$/.test(link.pathname)) link.href = whole(new URL(link.href));
  }, true);
})();
