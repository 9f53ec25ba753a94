// What the browser tests ask a page, run in the page itself. One object; see support.probe.
({
  // How a message names an element.
  name(element) {
    const classes = [...element.classList].map((one) => `.${one}`).join("");
    const words = (element.getAttribute("aria-label") ?? element.textContent).trim().replace(/\s+/g, " ").slice(0, 40);
    return `<${element.localName}${element.id ? `#${element.id}` : ""}${classes}> «${words}»`;
  },

  seen(element) {
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  },

  // Whether an element is there for screen readers only.
  spokenOnly(element) {
    for (let at = element; at; at = at.parentElement) if (getComputedStyle(at).clipPath === "inset(50%)") return true;
    return false;
  },

  // What a page loses as it stands, and lets scroll sideways: see the probes below.
  losses(wide) {
    const lines = [...this.lines()];
    const width = document.scrollingElement.scrollWidth;
    return [
      ...this.cut(lines),
      ...this.overlaps(lines).map((fault) => `text on text: ${fault}`),
      ...this.looseTables().map((fault) => `no region that scrolls around ${fault}`),
      ...(width > wide ? [`the page scrolls sideways: ${width} px`] : []),
    ];
  },

  // The boxes of every line of text that a reader can see.
  *lines() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const owner = node.parentElement;
      if (!node.data.trim() || owner.closest("script, noscript, option") || !this.seen(owner) || this.spokenOnly(owner)) continue;
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) yield { node, owner, box };
    }
  },

  // Text outside the window, or outside a box that hides what does not fit.
  cut(lines) {
    const faults = new Set();
    for (const { owner, box } of lines) {
      let scrolls = false;
      for (let at = owner; at && at !== document.documentElement; at = at.parentElement) {
        const style = getComputedStyle(at);
        const frame = at.getBoundingClientRect();
        if (/auto|scroll/.test(style.overflowX)) scrolls = true;
        if (!scrolls && /hidden|clip/.test(style.overflowX) && (box.left < frame.left - 1 || box.right > frame.right + 1)) {
          faults.add(`${this.name(owner)} is cut sideways by ${this.name(at)}`);
        }
        if (/hidden|clip/.test(style.overflowY) && (box.top < frame.top - 1 || box.bottom > frame.bottom + 1)) {
          faults.add(`${this.name(owner)} is cut above or below by ${this.name(at)}`);
        }
      }
      if (!scrolls && (box.left < -1 || box.right > document.documentElement.clientWidth + 1)) {
        faults.add(`${this.name(owner)} is outside the window`);
      }
    }
    for (const field of document.querySelectorAll("button, input, select")) {
      if (this.seen(field) && !this.spokenOnly(field) && field.scrollWidth > field.clientWidth + 1) {
        faults.add(`${this.name(field)} has no room for its text`);
      }
    }
    return [...faults];
  },

  // Lines of text that lie on top of each other. A line's middle is what counts: accents and tails may touch.
  overlaps(lines) {
    const faults = new Set();
    const all = lines.map(({ owner, box }) => ({
      owner, left: box.left + 1, right: box.right - 1, top: box.top + box.height / 4, bottom: box.bottom - box.height / 4,
    }));
    all.sort((a, b) => a.top - b.top);
    for (const [place, one] of all.entries()) {
      for (let next = place + 1; next < all.length && all[next].top < one.bottom; next++) {
        const other = all[next];
        if (other.left < one.right && one.left < other.right) faults.add(`${this.name(one.owner)} and ${this.name(other.owner)}`);
      }
    }
    return [...faults];
  },

  // Tables that are not in a region of their own that can be scrolled, with the keyboard too. What is cards on a phone needs
  // none there, and the small ones of the decision table, twenty on a page, none at a desk either; `cut` holds them to that.
  looseTables() {
    return [...document.querySelectorAll("table:not(.rækkekort)")].filter((table) => {
      if (getComputedStyle(table).display === "block") return false;
      const region = table.closest('[role="region"][tabindex="0"][aria-label]');
      return !region || !/auto|scroll/.test(getComputedStyle(region).overflowX);
    }).map((table) => this.name(table));
  },

  // Every link and control that the Tab key must reach, in order; kept for `stop`. From here on each Tab is noted.
  stops() {
    globalThis.walk = [];
    addEventListener("keyup", (event) => { if (event.key === "Tab") globalThis.walk.push(this.stop()); });
    const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
    globalThis.stops = [...document.querySelectorAll(all)]
      .filter((one) => one.tabIndex >= 0 && !one.disabled && this.seen(one) && this.leads(one));
    return globalThis.stops.map((one) => this.name(one));
  },

  // Whether a radio button is the one of its group that Tab goes to, the chosen or else the first; so is all that is no radio.
  leads(one) {
    if (one.type !== "radio") return true;
    const group = [...one.form.elements].filter((other) => other.type === "radio" && other.name === one.name);
    return one === (group.find((other) => other.checked) ?? group[0]);
  },

  // Where the focus is: its place among the stops (-1 elsewhere), its kind, its box in the window, and what is wrong.
  stop() {
    const here = document.activeElement;
    const place = globalThis.stops.indexOf(here);
    if (place < 0) return { place, name: this.name(here), kind: "", box: null, faults: [] };
    const faults = [];
    const line = [...here.getClientRects()].find((box) => box.width > 1 && box.height > 1);
    let [left, right, scrolls] = [0, document.documentElement.clientWidth, false];
    for (let at = here.parentElement; at; at = at.parentElement) {
      if (!/auto|scroll/.test(getComputedStyle(at).overflowX) || at.scrollWidth <= at.clientWidth) continue;
      const frame = at.getBoundingClientRect();
      [left, right, scrolls] = [Math.max(left, frame.left), Math.min(right, frame.right), true];
    }
    if (!line) faults.push("has no size");
    else {
      // In a part that scrolls, a browser is content when some of the element shows.
      if (!scrolls && (line.left < left - 1 || line.right > right + 1)) faults.push("is off the window's side");
      [left, right] = [Math.max(left, line.left), Math.min(right, line.right)];
      const [top, bottom] = [Math.max(0, line.top), Math.min(innerHeight, line.bottom)];
      if (bottom - top < Math.min(8, line.height) || right - left < Math.min(24, line.width)) faults.push("is out of sight");
      else {
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        if (!hit || !here.contains(hit)) faults.push(`is covered by ${hit ? this.name(hit) : "nothing"}`);
      }
    }
    if (!this.seen(here)) faults.push("is invisible");
    const around = [here, here.parentElement, here.closest("nav, form, details"), here.closest("header, main, footer")];
    const kind = around.filter((one) => one && one !== document.body)
      .map((one) => `${one.localName}.${one.className}`).join(" < ") + (here.type ?? "");
    const all = here.getBoundingClientRect();
    return { place, name: this.name(here), kind, box: [all.left, all.top, all.right, all.bottom], faults };
  },

  // Links and controls too small for a finger (WCAG 2.5.8). A link in a sentence may be as tall as its line, and a
  // narrow one may do with air around it.
  small(least) {
    const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")];
    const targets = all.filter((one) => this.seen(one) && !this.spokenOnly(one) && !one.matches(".springover"));
    const boxes = new Map(targets.map((one) => {
      const parts = [one, ...(one.type === "checkbox" ? one.labels : [])].map((part) => part.getBoundingClientRect());
      return [one, parts.sort((a, b) => b.width * b.height - a.width * a.height)[0]];
    }));
    const near = (one, other) => {
      const [box, next] = [boxes.get(one), boxes.get(other)];
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const aside = Math.max(next.left - x, x - next.right, 0);
      return Math.hypot(aside, Math.max(next.top - y, y - next.bottom, 0)) < least / 2;
    };
    return targets.filter((one) => {
      if (one.localName === "a" && getComputedStyle(one).display === "inline") return false;
      const { width, height } = boxes.get(one);
      return height < least || (width < least && targets.some((other) => other !== one && near(one, other)));
    }).map((one) => this.name(one));
  },

  // Long words of headings and tables that break within, not at a hyphen.
  wordsInTwo() {
    const found = [];
    const range = document.createRange();
    const tops = () => new Set([...range.getClientRects()].filter((box) => box.width).map((box) => Math.round(box.top)));
    for (const heading of document.querySelectorAll("main :is(h1, h2, h3, th, td)")) {
      const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
      for (let node; (node = walker.nextNode());) {
        for (const word of node.data.matchAll(/[\p{L}\p{N}]{6,}/gu)) {
          range.setStart(node, word.index);
          range.setEnd(node, word.index + word[0].length);
          if (tops().size < 2) continue;
          const lines = new Set();
          for (let place = 0; place < word[0].length; place += 1) {
            range.setStart(node, word.index + place);
            range.setEnd(node, word.index + place + 1);
            const box = [...range.getClientRects()].at(-1); // the first one may be the hyphen before it
            if (box?.width) lines.add(Math.round(box.top));
          }
          if (lines.size > 1) found.push(`${heading.localName}: ${word[0]}`);
        }
      }
    }
    return found;
  },

  // Tables of which some columns are out of sight to the side, and cells that don't say what their column is called.
  cutTables() {
    const wide = [...document.querySelectorAll("table")].filter((table) => table.checkVisibility()).flatMap((table) => {
      const frame = table.closest(".tabelramme") ?? document.documentElement;
      const more = frame.scrollWidth - frame.clientWidth;
      return more > 1 ? [`a table is cut: ${frame.getAttribute("aria-label")}, ${more} px`] : [];
    });
    const silent = [...document.querySelectorAll("tbody td[data-label]")].filter((cell) => cell.checkVisibility())
      .filter((cell) => cell.dataset.label && getComputedStyle(cell, "::before").content === "none");
    return [...wide, ...silent.map((cell) => `no column is told of ${this.name(cell)}`)];
  },

  // Every place where Tab stops.
  tabStops() {
    return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled)
      .filter((one, place, all) => one.type !== "radio" || all.findIndex(({ name }) => name === one.name) === place)
      .length;
  },

  // Markers of evidence that stand on a line of their own.
  loneMarkers() {
    return [...document.querySelectorAll("span.belæg")].filter((one) => {
      const marker = one.querySelector("a").getClientRects()[0];
      if (!marker) return false;
      const end = one.closest(".belægsted") ?? one;
      const text = document.createRange();
      text.setStart(end.parentElement, 0);
      text.setEndBefore(end);
      const line = [...text.getClientRects()].at(-1);
      return !line || line.bottom < marker.top + 4;
    }).map((one) => one.parentElement.textContent);
  },

  // How many characters the full lines of running text hold: every line of a paragraph but its last.
  lineLengths() {
    const range = document.createRange();
    const lengths = [];
    for (const paragraph of document.querySelectorAll(".indhold > p:not([class]), .indhold > .udsagn:not(.ingress) > p")) {
      if (!this.seen(paragraph)) continue;
      const lines = [0];
      let last = -Infinity;
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let at = 0; at < node.data.length; at++) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getBoundingClientRect();
          if (!box.width) continue;
          if (box.left < last) lines.push(0);
          lines[lines.length - 1]++;
          last = box.left;
        }
      }
      lengths.push(...lines.slice(0, -1));
    }
    return lengths;
  },

  // What the main part holds but does not show: the outermost such elements that are not among those allowed.
  unseen(allowed) {
    const hidden = [...document.querySelectorAll("main *")].filter((one) => !this.seen(one) && this.seen(one.parentElement));
    return hidden.filter((one) => !one.matches(allowed)).map((one) => this.name(one));
  },

  // What does not work without script: what is out of sight, or shows but does nothing.
  withoutScript(allowed, script, wide) {
    const dead = [...document.querySelectorAll(script)].filter((one) => this.seen(one));
    const buttons = [...document.querySelectorAll("button")].filter((one) => this.seen(one))
      .filter((one) => one.type !== "submit" || !one.form?.action);
    const width = document.scrollingElement.scrollWidth;
    return [
      ...(this.seen(document.querySelector("h1")) ? [] : ["the heading does not show"]),
      ...[...document.querySelectorAll(".hovedmenu a")].filter((one) => !this.seen(one))
        .map((one) => `the menu does not show ${this.name(one)}`),
      ...this.unseen(`${allowed}, ${script}`).map((fault) => `does not show ${fault}`),
      ...dead.map((one) => `needs script: ${this.name(one)}`),
      ...buttons.map((one) => `does nothing without script: ${this.name(one)}`),
      ...(width > wide ? [`the page scrolls sideways: ${width} px`] : []),
    ];
  },
})
