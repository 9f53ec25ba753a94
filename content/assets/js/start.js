// The beginning of every script. It runs before the page is drawn: only a script that has come can hide what is for
// readers without, and it gives that back when it fails or the page is too long in coming.
const page = document.documentElement;
const scripted = (on) => page.classList.toggle("js", on);

// A server may answer an address that lacks its last «/», and each way from the page then leads a level too high. The
// address is put right where it stands: to ask anew would go in circles where the server takes the «/» away.
const { pathname, search, hash } = location;
if (/\/[\w-]+$/.test(pathname)) {
  history.replaceState(null, "", `${pathname}/${search}${hash}`);
  for (const sheet of document.querySelectorAll("[rel=stylesheet]")) sheet.href = sheet.href;
}
const { src } = document.currentScript;
const again = page.src === src; // a page in a folder below the host's root asks for its script in two ways
page.src = src;
scripted(true);
try {
  const tema = localStorage.getItem("vejledningsguiden.tema");
  if (tema) page.dataset.tema = tema;
} catch { /* storage may be closed, as in a frame: the system's look is fine */ }

// Run the rest when the page is there to work on; whatever it can't do, the page does without script.
export function begin(rest) {
  if (again) return;
  const waited = setTimeout(scripted, 5000, false); // milliseconds
  const run = () => {
    clearTimeout(waited);
    scripted(true);
    try { rest(); } catch (error) {
      scripted(false);
      throw error;
    }
  };
  if (document.readyState === "loading") document.addEventListener("readystatechange", run, { once: true });
  else run();
}
