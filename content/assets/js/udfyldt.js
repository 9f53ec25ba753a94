// A filled form as an address fragment, by the names of its fields: #udfyldt&ledermoede=on&vagtplan-noter=I+gang
const SIGN = "udfyldt";

export function pack(form) {
  const answers = new URLSearchParams();
  for (const field of form.elements) {
    if (!field.name || (/^(checkbox|radio)$/.test(field.type) && !field.checked) || !field.value) continue;
    answers.append(field.name, field.value);
  }
  return `#${SIGN}&${answers}`;
}

export function unpack(form, hash = location.hash) {
  const answers = new URLSearchParams(hash.slice(1));
  if (!answers.has(SIGN)) return false;
  for (const field of form.elements) {
    if (!field.name) continue;
    const values = answers.getAll(field.name);
    if (/^(checkbox|radio)$/.test(field.type)) field.checked = values.includes(field.value);
    else field.value = values[0] ?? "";
  }
  return true;
}
