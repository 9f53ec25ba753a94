// «Del» at the page's foot, and the buttons that lead there: what they do is fetched when the first of them is used.
import { later } from "./senere.js";

const fold = document.querySelector(".del");
let coming;
export const share = () => coming ??= later(fold, "vejledningsguidensDel");

fold?.addEventListener("toggle", () => share().catch(() => {}));
document.addEventListener("click", ({ target }) => {
  if (!target.closest("[data-del]")) return;
  fold.open = true;
  fold.scrollIntoView();
  fold.firstElementChild.focus();
});
