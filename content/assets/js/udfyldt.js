// A filled form as an address, by the names of its fields: ?svar=2#udfyldt=2.k2x9f1&ledermoede=on&vagtplan-noter=I+gang
import { read, told, write } from "./svarlink.js";

const MARK = "udfyldt";
const chosen = (field) => /^(checkbox|radio)$/.test(field.type);

export function pack(form) {
  const given = [...form.elements].filter((field) => field.name && field.value && !(chosen(field) && !field.checked));
  return write(MARK, given.map(({ name, value }) => [name, value]));
}

// Fills in the form, and returns what to tell of a link that brought less than it should (nothing of a sound one), with
// how many answers were kept. Returns null for an address that holds no answers.
export function unpack(form, place = location) {
  const fields = [...form.elements].filter((field) => field.name);
  const fits = (name, value) => fields.some((field) => field.name === name && (!chosen(field) || field.value === value.toLowerCase()));
  const found = read(MARK, fits, place);
  if (!found) return null;
  const answers = new Map(found.pairs);
  let kept = 0;
  for (const field of fields) {
    const value = answers.get(field.name) ?? "";
    if (chosen(field)) field.checked = value.toLowerCase() === field.value;
    else field.value = value;
    kept += chosen(field) ? field.checked : value !== "";
  }
  return { kept, words: told(found, kept) };
}
