// Keeps an open page up to date while somebody writes. Only `guide.py vis` hands it out.
(() => {
  const script = document.currentScript;
  const side = decodeURIComponent(script.dataset.side);
  const version = script.dataset.kendt.split("-")[0];
  const ask = new URL("vent", script.src);
  let banner = null;
  let note = null;

  function tell(notes) {
    note?.remove();
    note = null;
    if (!notes.length) return;
    note = document.createElement("p");
    note.className = "vis-note";
    note.setAttribute("role", "status");
    note.textContent = notes.join(" ");
    document.body.prepend(note);
  }

  function show(faults) {
    banner?.remove();
    banner = null;
    if (!faults.length) return;
    banner = document.createElement("div");
    banner.className = "vis-fejl";
    banner.setAttribute("role", "alert");
    const title = document.createElement("p");
    title.textContent = faults.length === 1 ? "Der er en fejl. Siden følger med igen, når den er rettet." : `Der er ${faults.length} fejl. Siden følger med igen, når de er rettet.`;
    const list = document.createElement("ul");
    for (const fault of faults) {
      const item = document.createElement("li");
      item.textContent = fault;
      list.append(item);
    }
    banner.append(title, list);
    document.body.prepend(banner);
  }

  async function follow() {
    let known = "";
    for (;;) {
      try {
        ask.search = new URLSearchParams({ side, kendt: known });
        const reply = await fetch(ask, { cache: "no-store" });
        const state = await reply.json();
        if (state.udgave && state.udgave !== version) {
          location.reload();
          return;
        }
        tell(state.noter);
        show(state.fejl);
        known = state.kendt;
      } catch {
        await new Promise((done) => setTimeout(done, 300)); // the server starts again, or has stopped
      }
    }
  }
  follow();
})();
