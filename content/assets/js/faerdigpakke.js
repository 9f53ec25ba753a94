// A ready package: its fields print as they stand.
import { mirrored } from "./spejl.js";
import { once } from "./pakkehoved.js";

const main = document.querySelector("main");
mirrored(main);
once(main);
document.querySelector("[data-pakkeprint]").addEventListener("click", () => print());
