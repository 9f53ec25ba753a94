// A ready package: its fields print as they stand.
import { mirrored } from "./spejl.js";
import { once } from "./pakkehoved.js";
import { prints } from "./udskrift.js";

const main = document.querySelector("main");
mirrored(main);
once(main);
prints(document.querySelector("[data-pakkeprint]"));
