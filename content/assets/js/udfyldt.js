// A filled form as an address fragment, by the names of its fields: #udfyldt&ledermoede=on&vagtplan-noter=I+gang
const SIGN = "udfyldt";
const chosen = (field) => /^(checkbox|radio)$/.test(field.type);

export function pack(form) {
  const answers = new URLSearchParams();
  for (const field of form.elements) {
    if (!field.name || (chosen(field) && !field.checked) || !field.value) continue;
    answers.append(field.name, field.value);
  }
  return `#${SIGN}&${answers}`;
}

// Fills in the form and returns how many answers were kept, and how many no field can hold: the address was damaged on
// its way, or is from an earlier edition. Returns null for an address that holds no answers.
export function unpack(form, hash = location.hash) {
  const answers = new URLSearchParams(hash.slice(1));
  const fields = [...form.elements].filter((field) => field.name);
  if (!answers.has(SIGN)) {
    const broken = /[=&]/.test(hash) && fields.some((field) => answers.has(field.name));
    if (!broken) return null;
  }
  let kept = 0;
  for (const field of fields) {
    const [value = ""] = answers.getAll(field.name);
    if (chosen(field)) field.checked = value === field.value;
    else field.value = value;
    kept += chosen(field) ? field.checked : value !== "";
  }
  const given = [...answers].filter(([name]) => name !== SIGN).length;
  return { kept, lost: given - kept };
}
