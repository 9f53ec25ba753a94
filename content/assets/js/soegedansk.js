// Danish words as the search takes them: alike whatever their capitals, and near each other when one is a slip of the other.
export const words = (text) => text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

// «folgeskab», «foelgeskab» and «følgeskab» are written alike: what a keyboard without Danish letters makes of them.
export const loose = (word) => word.replace(/aa|å/g, "a").replace(/oe|ø/g, "o").replace(/ae|æ/g, "a");

// How many letters to add, leave out, change or swap with the next, up to `most`; one more for all that is further off.
export function slips(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}
