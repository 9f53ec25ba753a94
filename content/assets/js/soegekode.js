// How the index is written: all its words once, in the order of the alphabet, and elsewhere their numbers there.
const FROM = 35;
const LEFT_OUT = [92, 124]; // what JSON escapes, and what stands between sentences
const LAST = 70; // digits that end a number
const MORE = 20; // digits after which it goes on: the smallest come first

// Each word is what it has in common with the one before, a digit, and the rest of it.
export function unfolded(text) {
  let before = "";
  return text ? text.split(" ").map((one) => (before = before.slice(0, +one[0]) + one.slice(1))) : [];
}

export function numbers(text) {
  const found = [];
  let [sum, times] = [0, 1];
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    const digit = code - FROM - (code > LEFT_OUT[0] ? 1 : 0) - (code > LEFT_OUT[1] ? 1 : 0);
    sum += times * digit;
    if (digit < LAST) {
      found.push(sum);
      [sum, times] = [0, 1];
    } else times *= MORE;
  }
  return found;
}
