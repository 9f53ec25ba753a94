// A ready package: its fields print as they stand.
import { mirrored } from "./spejl.js";

mirrored(document.querySelector("main"));
document.querySelector("[data-pakkeprint]").addEventListener("click", () => print());
