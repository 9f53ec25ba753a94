// Runs before the first paint: tells the styles that script is on, and applies a look the reader chose earlier.
document.documentElement.classList.add("js");
try {
  const tema = localStorage.getItem("vejledningsguiden.tema");
  if (tema === "lys" || tema === "mørk") document.documentElement.dataset.tema = tema;
} catch { /* storage may be closed, as in a frame: the system's look is fine */ }
