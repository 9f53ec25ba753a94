// The group plan outside the page: as an address (?svar=4#1=4.k2x9f1&sted=…&p=Vejleder 1|vejleder.ny.sosu.hele), as a file
// to open again, and as lines for a spreadsheet.
import { broken, isObject, opened } from "./svarfil.js";
import { read, told, write } from "./svarlink.js";

export const MOST = 30;
export const LONGEST = 40; // so many signs has a name
const PLACE = 80;
const MARK = "1";
const NAME = "vejledningsguiden-gruppeplan-";
const FORMULA = /^(?:\s*[=+\-@\uff0b\uff0d\uff1d\uff20]|[\t\r\n])/; // a spreadsheet takes it for a formula, also in wide signs

// Each answer is one, and so is the place: a link cut within a person has lost answers too.
const split = (text) => (text.includes("|") ? text.lastIndexOf("|") : text.length);
const answersOf = (text) => text.slice(split(text) + 1).toLowerCase().split(".").filter(Boolean);
const counted = (pairs) => pairs.reduce((sum, [name, value]) => sum + (name === "p" ? answersOf(value).length : 1), 0);

export function pack({ sted, personer }) {
  const pairs = personer.map(({ navn, svar }) => ["p", `${navn.replace(/\|/g, " ")}|${svar.join(".")}`]);
  const all = sted ? [["sted", sted], ...pairs] : pairs;
  return write(MARK, all, counted(all));
}

// The plan in an address, or null where there is none, with what to tell of a link that is not whole.
export function unpack(place = location) {
  const fits = (name) => name === "sted" || name === "p";
  const found = read(MARK, fits, place, counted);
  if (!found) return null;
  const people = found.pairs.filter(([name]) => name === "p");
  const personer = people.map(([, text]) => ({ navn: text.slice(0, split(text)), svar: answersOf(text) }));
  const [, sted = ""] = found.pairs.find(([name]) => name === "sted") ?? [];
  return { sted, personer, words: told(found, counted(found.pairs)) };
}

export const fileOf = (plan) => JSON.stringify({ format: `${NAME}1`, ...plan }, null, 1);

// The plan in a file, whole and of the right types, with what to tell of what did not fit; any other file throws its words.
export async function fromFile(file) {
  const kind = ({ format }) => (String(format).startsWith(NAME) ? Number(String(format).slice(NAME.length)) : undefined);
  const plan = await opened(file, { kind, version: 1, from: "en gruppeplan her" });
  const isPerson = (one) => isObject(one) && typeof one.navn === "string" && Array.isArray(one.svar) && one.svar.every((id) => typeof id === "string");
  if (typeof (plan.sted ?? "") !== "string" || !Array.isArray(plan.personer) || !plan.personer.every(isPerson)) throw broken();
  const { sted = "", personer } = plan;
  const words = [];
  if (personer.length > MOST) words.push(`Filen har ${personer.length} vejledere, og der er plads til ${MOST}: Kun de første er her.`);
  if (sted.length > PLACE || personer.some(({ navn }) => navn.length > LONGEST)) words.push("Nogle navne er for lange og er skåret af.");
  return {
    sted: sted.slice(0, PLACE),
    personer: personer.slice(0, MOST).map(({ navn, svar }) => ({ navn: navn.slice(0, LONGEST), svar })),
    words: words.join(" "),
  };
}

export function csv(lines) {
  const quote = (text) => `"${(FORMULA.test(text) ? `'${text}` : String(text)).replace(/"/g, '""')}"`;
  return `\ufeff${lines.map((line) => line.map(quote).join(";")).join("\r\n")}\r\n`;
}
