// A ready package: its fields print as they stand.
import { mirrored } from "./spejl.mjs";

mirrored(document.querySelector("main"));
document.querySelector("[data-pakkeprint]").addEventListener("click", () => print());
