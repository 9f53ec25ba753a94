// A package asks for the date, the place and who is there once; its lists have lines for them too, on paper.
import { reflect } from "./spejl.js";
import { guard } from "./vogt.js";

const LINES = { "pakke-1": "moede", "pakke-2": "sted", "pakke-3": "deltagere" };

function spread(part) {
  for (const [id, name] of Object.entries(LINES)) {
    const value = part.querySelector(`#${id}`)?.value ?? "";
    for (const field of part.querySelectorAll(`.pakkedel .tjekliste__hoved [name="${name}"]`)) {
      field.value = value;
      reflect(field);
    }
  }
}

// Returns what to call when the package is drawn anew. What is written in it is nowhere else until it is printed.
export function once(part) {
  let written = false;
  const check = guard(() => written);
  part.addEventListener("input", () => {
    written = true;
    spread(part);
    check();
  });
  addEventListener("afterprint", () => {
    written = false;
    check();
  });
  addEventListener("pageshow", () => spread(part));
  return () => spread(part);
}
