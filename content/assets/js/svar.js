// The answers of a form by the names of its fields, and the file they can be kept in. Untouched fields are left out.
import { broken, isObject, opened } from "./svarfil.js";

const SORT = "vejledningsguiden.tjekliste";
const VERSION = 1;
const isTick = (field) => field.type === "checkbox";
const isAnswer = (value) => value === true || typeof value === "string";

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
    if (isTick(field) ? value === true : typeof value === "string") left.delete(field.name);
  }
  return left.size;
}

export function same(one, other) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}

// The answers that were kept in this browser; nothing when there are none, or another program has written there.
export function keptIn(text) {
  let answers;
  try { answers = JSON.parse(text); } catch { return null; }
  return isObject(answers) ? answers : null;
}

export function toFile({ tjekliste, titel, udgave }, answers, today = new Date()) {
  const date = today.toLocaleDateString("da-DK", { dateStyle: "long" });
  const name = `${titel.replace(/\s*:\s*/g, " – ").replace(/[\\/*?"<>|]/g, "")}, ${date}.json`;
  const content = { slags: SORT, version: VERSION, liste: tjekliste, titel, udgave, gemt: date, svar: answers };
  return { name, text: JSON.stringify(content, null, 2) };
}

// Returns the answers of a file of this list, and whether the list has changed since; any other file throws its words.
export async function fromFile(file, { tjekliste, udgave }) {
  const kind = ({ slags, version }) => (slags === SORT ? version ?? null : undefined);
  const content = await opened(file, { kind, version: VERSION, from: "en tjekliste her" });
  if (content.liste !== tjekliste) {
    if (typeof content.titel !== "string") throw broken();
    throw new Error(`Filen hører til en anden liste: «${content.titel.slice(0, 90)}». Åbn den liste, og vælg filen dér.`);
  }
  if (!isObject(content.svar) || !Object.values(content.svar).every(isAnswer)) throw broken();
  return { answers: content.svar, changed: content.udgave !== udgave };
}
