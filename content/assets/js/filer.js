// A file made in the browser, for the reader to keep. Nothing leaves the machine.
export function download(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// A frame may be forbidden to save, and nothing tells its page so: there, nothing is promised.
export const framed = self !== top || self.origin === "null";

export function downloaded(name) {
  return framed
    ? `Vi har bedt browseren gemme «${name}», men kan ikke se, om den gjorde det. Find filen, før du går videre, eller åbn siden i sit eget vindue.`
    : `Gemt som «${name}» på din egen computer eller telefon.`;
}
