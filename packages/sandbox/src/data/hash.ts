/**
 * FNV-1a, 32 bits, its bits mixed once more so that the low ones vary as well: the same number for the same text,
 * everywhere. All fictional data depends on it.
 */
export const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
};

/** One of a list, chosen by a text. */
export const pick = <T>(list: readonly T[], text: string): T => list[hash(text) % list.length] as T;
