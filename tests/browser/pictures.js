// Reads PNG pictures, given as base64: see support.Pictures. Light and contrast as WCAG reckons them.
const linear = Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

async function pixels(shot) {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${shot}`)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  return canvas.getImageData(0, 0, image.width, image.height).data;
}

function lights(data) {
  const result = new Float32Array(data.length / 4);
  for (let at = 0; at < result.length; at++) {
    result[at] = 0.2126 * linear[data[4 * at]] + 0.7152 * linear[data[4 * at + 1]] + 0.0722 * linear[data[4 * at + 2]];
  }
  return result;
}

const ratio = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

globalThis.changed = async (shots) => {
  const [one, other] = (await Promise.all(shots.map(pixels))).map(lights);
  return one.reduce((count, light, at) => count + (ratio(light, other[at]) >= 3), 0);
};

globalThis.contrast = async (shot) => {
  const all = lights(await pixels(shot));
  return ratio(all.reduce((a, b) => Math.max(a, b)), all.reduce((a, b) => Math.min(a, b)));
};

globalThis.ground = async (shot, colour) => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [ink] = lights(canvas.getImageData(0, 0, 1, 1).data);
  const counts = new Map();
  for (const light of lights(await pixels(shot))) counts.set(light, (counts.get(light) ?? 0) + 1);
  const [[most]] = [...counts].sort((a, b) => b[1] - a[1]);
  return ratio(ink, most);
};
