// The clipboard, with a text both as HTML and plain: Word, Outlook and Teams take the HTML, a field takes the text.

export const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

// A link as both: what a mail shows as its title, and a field as title and address.
export const linked = (address, title) => ({
  "text/html": `<a href="${escaped(address)}">${escaped(title)}</a>`,
  "text/plain": `${title}\n${address}`,
});

// The old way: it needs no https, which an intranet may lack, and older browsers know no other for HTML.
function byEvent(parts) {
  let set = false;
  const fill = (event) => {
    event.preventDefault();
    for (const [type, text] of Object.entries(parts)) event.clipboardData.setData(type, text);
    set = true;
  };
  document.addEventListener("copy", fill);
  try { return document.execCommand("copy") && set; } catch { return false; } finally { document.removeEventListener("copy", fill); }
}

// Copies the parts, by their types; returns whether that was possible.
export async function clip(parts) {
  try {
    if (!parts["text/html"]) await navigator.clipboard.writeText(parts["text/plain"]);
    else await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(Object.entries(parts).map(([type, text]) => [type, new Blob([text], { type })])))]);
    return true;
  } catch { return byEvent(parts); }
}
