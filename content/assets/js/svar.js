// The answers of a form by the names of its fields, and the file they can be kept in. Untouched fields are left out.
const SORT = "vejledningsguiden.tjekliste";
const VERSION = 1;
const isTick = (field) => field.type === "checkbox";

export const named = (form) => [...form.elements].filter((field) => field.name);

export function take(form) {
  const answers = {};
  for (const field of named(form)) {
    const value = isTick(field) ? field.checked : field.value;
    if (value) answers[field.name] = value;
  }
  return answers;
}

// Fills in the whole form; returns how many answers belong to no field of it.
export function give(form, answers) {
  const left = new Map(Object.entries(answers));
  for (const field of named(form)) {
    const value = left.get(field.name);
    if (isTick(field)) field.checked = value === true;
    else field.value = typeof value === "string" ? value : "";
    left.delete(field.name);
  }
  return left.size;
}

export function same(one, other) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}

export function toFile({ tjekliste, titel, udgave }, answers, today = new Date()) {
  const date = today.toLocaleDateString("da-DK", { dateStyle: "long" });
  const name = `${titel.replace(/\s*:\s*/g, " – ").replace(/[\\/*?"<>|]/g, "")}, ${date}.json`;
  const content = { slags: SORT, version: VERSION, liste: tjekliste, titel, udgave, gemt: date, svar: answers };
  return { name, text: JSON.stringify(content, null, 2) };
}

// Returns the answers of a file of this list; any other file gets a message that the reader can act on.
export function fromFile(text, { tjekliste }) {
  let content;
  try { content = JSON.parse(text); } catch { content = null; }
  if (content?.slags !== SORT) throw new Error("Filen er ikke gemt fra en tjekliste her. Vælg en fil, der ender på .json, og som du selv har gemt.");
  if (!(content.version <= VERSION)) throw new Error("Filen er gemt fra en nyere udgave af siden. Hent siden igen, og prøv så.");
  if (content.liste !== tjekliste) throw new Error(`Filen hører til en anden liste: «${String(content.titel).slice(0, 90)}». Åbn den liste, og vælg filen dér.`);
  const answers = Object.entries(content.svar ?? {});
  if (!answers.every(([, value]) => value === true || typeof value === "string")) throw new Error("Filen er gået i stykker og kan ikke læses. Har du en anden kopi?");
  return Object.fromEntries(answers);
}
