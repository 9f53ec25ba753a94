// Danish words, alike whatever their letters and endings: «Ledelsens» and «ledelse», «aarsag» and «årsag».
const ENDINGS = /(?:ernes|enes|erne|ens|ets|ene|ers|er|en|et|es|e|s)$/;

export const fold = (text) => text.normalize("NFC").toLowerCase().replaceAll("aa", "å").replaceAll("oe", "ø").replaceAll("ae", "æ");
const stem = (word) => (word.length > 5 ? word.replace(ENDINGS, "") : word);
export const stems = (text) => [...new Set((fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map(stem))];
