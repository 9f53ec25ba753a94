// A page with something written that would be lost says so before it closes. The listener is there only meanwhile, since
// a page that has one is not kept for the way back.
function warn(event) {
  event.preventDefault();
  event.returnValue = ""; // older browsers ask for it
}

// Returns what to call after every change; `unsaved` says whether anything would be lost.
export function guard(unsaved) {
  return () => (unsaved() ? addEventListener : removeEventListener)("beforeunload", warn);
}
