// A button that prints. In a frame that may not, print() does nothing and says nothing: then the page says so itself.
const WAIT = 1500; // milliseconds: a browser that prints has begun long before

function refused(button) {
  const note = button.parentElement.querySelector("[data-printnote]") ?? document.createElement("span");
  const way = Object.assign(document.createElement("a"), { href: location.href, target: "_blank", rel: "noopener", textContent: "Åbn den for sig selv" });
  note.dataset.printnote = "";
  note.className = "dæmpet ikke-print";
  note.setAttribute("role", "status");
  button.after(note);
  note.replaceChildren(" Browseren lader ikke siden printe her. ", way, ", og print den dér.");
}

export function prints(button) {
  button?.addEventListener("click", () => {
    let begun = false;
    const begin = () => { begun = true; };
    addEventListener("beforeprint", begin, { once: true });
    print();
    setTimeout(() => {
      removeEventListener("beforeprint", begin);
      if (!begun) refused(button);
    }, WAIT);
  });
}
