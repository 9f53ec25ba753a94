// The beginning of every script. It runs before the page is drawn: only a script that has come can hide what is for
// readers without, and it gives that back when it fails or the page is too long in coming.
const MOMENT = 5000;
const page = document.documentElement;
page.classList.add("js");
try {
  const tema = localStorage.getItem("vejledningsguiden.tema");
  if (tema === "lys" || tema === "mørk") page.dataset.tema = tema;
} catch { /* storage may be closed, as in a frame: the system's look is fine */ }

// Run the rest when the page is there to work on; whatever it can't do, the page does without script.
export function begin(rest) {
  const waited = setTimeout(() => page.classList.remove("js"), MOMENT);
  const run = () => {
    clearTimeout(waited);
    page.classList.add("js");
    try { rest(); } catch (error) {
      page.classList.remove("js");
      throw error;
    }
  };
  if (document.readyState === "loading") document.addEventListener("readystatechange", run, { once: true });
  else run();
}
