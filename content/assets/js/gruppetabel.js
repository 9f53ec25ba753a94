// The group plan's table: which outcomes fit some answers, what is asked next, and what the outcomes say.
let table;

/** The table holds each text once and numbers where it is meant again; here the numbers become what they stand for. */
function unfold({ spørgsmål, moduler, planer, overskrifter, husk, udfald }) {
  const plans = planer.map(([text, days, least, most, unknown, steps]) => ({ text, days, least, most, unknown: unknown === 1, steps }));
  return {
    spørgsmål,
    moduler,
    udfald: udfald.map(([svar, spurgt, adresse, overskrift, [iDag, foreslået], forLange, remember]) => ({
      svar: svar.split("."),
      spørgsmål: spurgt.map((place) => spørgsmål[place].id),
      adresse,
      overskrift: overskrifter[overskrift],
      husk: husk[remember],
      plan: { i_dag: plans[iDag], foreslået: plans[foreslået] },
      for_lange: forLange,
    })),
  };
}

export function fill(data) {
  table = unfold(data);
}
export const isFilled = () => Boolean(table);
export const moduleAt = (place) => table.moduler[place];

/** The outcomes that fit the answers so far, and the question that comes next (none: there is one outcome). */
export function step(answers) {
  const fitting = table.udfald.filter((u) => answers.every((id, place) => u.svar[place] === id));
  return { fitting, question: table.spørgsmål.find((q) => q.id === fitting[0]?.spørgsmål[answers.length]) };
}

/** After a change at one place, the later answers are kept where they are still asked for. */
export function keep(given, place) {
  const answers = given.slice(0, place + 1);
  const rest = given.slice(place + 1);
  for (;;) {
    const { fitting, question } = step(answers);
    const again = question && rest.find((id) => fitting.some((u) => u.svar[answers.length] === id));
    if (!again) return answers;
    answers.push(again);
  }
}

/** As many of the answers as the questions still have, in order. */
export const known = (svar) => svar.reduce((answers, id) => (step([...answers, id]).fitting.length ? [...answers, id] : answers), []);

export const outcome = ({ svar }) => {
  const { fitting, question } = step(svar);
  return question ? undefined : fitting[0];
};

export const TRACKS = ["i_dag", "foreslået"];

/** Days in words, as the plans in the table have them. */
export function told({ least, most, unknown }) {
  if (unknown) return least ? `mindst ${least} ${least === 1 ? "dag" : "dage"}` : "dage ikke angivet";
  if (!most) return "";
  const days = least === most ? `${most}` : `${least}–${most}`;
  return `${days} ${most === 1 ? "dag" : "dage"}`;
}

/** The plan as the rows of a file; `site` is where its addresses count from. */
export function rowsOf(people, site) {
  const rows = [["Vejleder", "Svar", "Husk", "I brug i 2022", "Dage (i brug i 2022)", "Foreslået (tjek aktuelt udbud)", "Dage (foreslået)", "Adresse"]];
  for (const person of people) {
    const u = outcome(person);
    rows.push(u
      ? [person.navn, u.overskrift, u.husk, ...TRACKS.flatMap((track) => [u.plan[track].text, u.plan[track].days]), new URL(u.adresse, site).href]
      : [person.navn, "Mangler svar", "", "", "", "", "", ""]);
  }
  return rows;
}
