// Copies a text to the clipboard and says so in `place`; where the browser lets it not, the text stands there to be copied.
export async function copy(text, place, done, failed = "Browseren kopierer det ikke selv. Kopiér linket herfra:") {
  try {
    await navigator.clipboard.writeText(text);
    place.textContent = done;
    return true;
  } catch {
    const field = Object.assign(document.createElement("input"), { type: "text", readOnly: true, value: text, className: "kopifelt" });
    field.setAttribute("aria-label", "Linket");
    place.replaceChildren(`${failed} `, field);
    field.focus();
    field.select();
    return false;
  }
}
