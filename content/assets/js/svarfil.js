// Files with answers that a reader opens: any program can have written them, so nothing in one is taken for what it should
// be. A file is read whole or not at all, and what is wrong is told in words to act on.
const LARGE = 1_000_000;

// Returns the content of a chosen file, an object of one `kind` and of a version no newer than `version`. Throws an error
// with the words for the reader; `from` is what such a file is saved from («en tjekliste her»).
export async function opened(file, { kind, version, from }) {
  if (file.size > LARGE) throw new Error(`Filen er for stor til at være fra ${from}. Vælg en anden.`);
  let text;
  try { text = await file.text(); } catch { throw new Error("Filen kan ikke læses. Er den flyttet eller åben i et andet program?"); }
  let content;
  try { content = JSON.parse(text); } catch { content = null; }
  if (!isObject(content) || kind(content) === undefined) throw new Error(`Filen er ikke gemt fra ${from}. Vælg en fil, der ender på .json, og som du selv har gemt.`);
  const number = kind(content);
  if (Number.isInteger(number) && number > version) throw new Error("Filen er gemt fra en nyere udgave af siden. Hent siden igen, og prøv så.");
  if (number !== version) throw broken();
  return content;
}

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
export const broken = () => new Error("Filen er gået i stykker og kan ikke læses. Har du en anden kopi?");

// What to say when opening a file failed: the words for the reader, and never the browser's own.
export const words = (error) => (error.constructor === Error ? error.message : broken().message);
