// The browser's own storage, which may be closed (a frame, a strict setting). Only called after the reader's choice.
const PREFIX = "vejledningsguiden.";

export function read(key) {
  try { return localStorage.getItem(PREFIX + key); } catch { return null; }
}

export function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
    return read(key) === value;
  } catch { return false; }
}
