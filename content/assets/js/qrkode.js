// A text as a QR code (ISO/IEC 18004): bytes, correction level M, versions 1 to 20, which a phone can read off paper.
// Returns rows of 0 and 1, or null for what is longer than such a code holds.
const CHECK = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26]; // check bytes in a block
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];
const MASKS = [
  (x, y) => (x + y) % 2, (x, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3,
  (x, y) => ((x / 3 | 0) + (y >> 1)) % 2, (x, y) => x * y % 2 + x * y % 3,
  (x, y) => (x * y % 2 + x * y % 3) % 2, (x, y) => ((x + y) % 2 + x * y % 3) % 2,
];
const list = (length, each) => Array.from({ length }, (_, at) => each(at));
const EXP = [1];
list(254, (at) => { EXP.push(EXP[at] * 2 ^ (EXP[at] > 127 ? 285 : 0)); });
const times = (a, b) => (a && b ? EXP[(EXP.indexOf(a) + EXP.indexOf(b)) % 255] : 0);

const marksOf = (version) => (version > 1 ? (version / 7 | 0) + 2 : 0);

// How many bytes a version holds, data and check bytes together.
function room(version) {
  const marks = marksOf(version);
  return (16 * version + 128) * version + 64 - (marks && (25 * marks - 10) * marks - 55) - (version > 6 ? 36 : 0) >> 3;
}

function checked(data, count) {
  let divisor = [1];
  list(count, (power) => { divisor = [...divisor, 0].map((one, at) => one ^ times(divisor[at - 1], EXP[power])); });
  let rest = [...data, ...list(count, () => 0)];
  for (const _ of data) rest = rest.map((one, at) => one ^ times(divisor[at], rest[0])).slice(1);
  return rest;
}

// The bytes as they stand in the code: the text's, filled up, in blocks with their check bytes, one byte of each in turn.
function written(bytes, version) {
  const [check, blocks, all] = [CHECK[version - 1], BLOCKS[version - 1], room(version)];
  const bits = [[4, 4], [bytes.length, version < 10 ? 8 : 16], ...[...bytes].map((byte) => [byte, 8]), [0, 4]]
    .map(([value, length]) => value.toString(2).padStart(length, "0")).join("");
  const data = bits.match(/.{8}/g).map((byte) => parseInt(byte, 2));
  for (let fill = 236; data.length < all - check * blocks; fill ^= 253) data.push(fill);
  const size = all / blocks | 0;
  const short = blocks - all % blocks;
  const parts = list(blocks, (at) => data.splice(0, size - check + Number(at >= short)));
  const across = (lists) => list(size + 1, (at) => lists.flatMap((one) => one[at] ?? [])).flat();
  return [...across(parts), ...across(parts.map((part) => checked(part, check)))];
}

const remainder = (value, divisor, bits) => {
  let rest = value << bits;
  for (let at = 31 - Math.clz32(rest); at >= bits; at = 31 - Math.clz32(rest)) rest ^= divisor << at - bits;
  return value << bits | rest;
};

export function qr(text) {
  const bytes = new TextEncoder().encode(text);
  const version = BLOCKS.findIndex((blocks, at) => room(at + 1) - CHECK[at] * blocks >= bytes.length + (at < 9 ? 2 : 3)) + 1;
  if (!version) return null;
  const size = 17 + 4 * version;
  const rows = list(size, () => Array(size));
  const set = (x, y, dark) => { if (rows[y]?.length > x && x >= 0) rows[y][x] = Number(dark); };
  list(size, (at) => {
    set(at, 6, at % 2 === 0);
    set(6, at, at % 2 === 0);
  });
  const square = (left, top, reach, light) => {
    for (let x = -reach; x <= reach; x += 1) for (let y = -reach; y <= reach; y += 1) set(left + x, top + y, !light.includes(Math.max(Math.abs(x), Math.abs(y))));
  };
  for (const [left, top] of [[3, 3], [size - 4, 3], [3, size - 4]]) square(left, top, 4, [2, 4]);
  const marks = marksOf(version);
  const step = Math.ceil((version * 4 + 4) / (marks * 2 - 2)) * 2;
  const places = list(marks, (at) => (at ? size - 7 - (marks - 1 - at) * step : 6));
  for (const left of places) {
    for (const top of places) {
      if (rows[top + 1][left + 1] === undefined) square(left, top, 2, [1]); // not where a corner is
    }
  }
  const told = remainder(version, 7973, 12);
  for (let bit = 0; version > 6 && bit < 18; bit += 1) {
    const [near, far] = [bit / 3 | 0, size - 11 + bit % 3];
    set(far, near, told >> bit & 1);
    set(near, far, told >> bit & 1);
  }
  const form = (mask) => {
    const word = remainder(mask, 1335, 10) ^ 21522;
    for (let bit = 0; bit < 15; bit += 1) {
      const dark = word >> bit & 1;
      set(bit < 8 ? size - 1 - bit : bit < 9 ? 7 : 14 - bit, 8, dark);
      set(8, bit < 6 ? bit : bit < 8 ? bit + 1 : size - 15 + bit, dark);
    }
    set(8, size - 8, 1);
  };
  form(0);
  const free = [];
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (rows[y][x] === undefined) free.push([x, y]);
    }
  }
  const stream = written(bytes, version);
  free.forEach(([x, y], at) => set(x, y, stream[at >> 3] >> 7 - at % 8 & 1));
  const masked = MASKS.map((mask, number) => {
    form(number);
    const kept = rows.map((row) => [...row]);
    for (const [x, y] of free) kept[y][x] ^= Number(!mask(x, y));
    return [patterned(kept), kept];
  });
  return masked.sort((one, other) => one[0] - other[0])[0][1];
}

// How much a reader may be led astray: long runs, squares of one colour, what looks like a corner, and too much of one.
function patterned(rows) {
  const lines = [...rows, ...rows.map((_, at) => rows.map((row) => row[at]))];
  let points = 0;
  for (const line of lines.map((one) => one.join(""))) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) points += run.length - 2;
    points += 40 * (line.match(/(?=00001011101|10111010000)/g) ?? []).length;
  }
  for (let y = 1; y < rows.length; y += 1) {
    for (let x = 1; x < rows.length; x += 1) {
      if (rows[y][x] + rows[y - 1][x] + rows[y][x - 1] + rows[y - 1][x - 1] & 3) continue;
      points += 3;
    }
  }
  const dark = rows.flat().filter(Boolean).length / rows.length ** 2;
  return points + 10 * (Math.abs(dark - 0.5) * 20 | 0);
}
