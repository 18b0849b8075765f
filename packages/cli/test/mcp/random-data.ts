import type { Random } from "./random.ts";

/** What takes more bytes than it has characters, in one JSON or in one within another. */
const letters = ["a", '"', "\\", "\t", "\u0001", "漢", "😀", "\ud800"];

/** Sizes from nothing to what no result holds. */
const sizes = [0, 1, 3, 40, 500, 4_000];

/** JSON of any shape: deep, wide, with long texts and names, alone or within each other. */
export const randomData = (random: Random): unknown => {
  // So that it can be made at all.
  let left = 1_000;
  const pick = <One>(all: readonly One[]): One => all[random(all.length)] as One;
  const text = (): string => {
    const length = pick(sizes);
    left -= length / 40;
    return `${left}${pick(letters).repeat(length)}`;
  };
  const chain = (levels: number, isList: boolean, long: string): unknown => {
    left -= long.length / 40;
    return levels === 0
      ? long
      : isList
        ? [chain(levels - 1, isList, long)]
        : { [long]: chain(levels - 1, isList, long) };
  };
  const value = (level: number): unknown => {
    left--;
    const kind = random(level > 6 || left < 0 ? 2 : 6);
    if (kind === 0) return random(1_000_000);
    if (kind === 1) return text();
    if (kind === 2) return chain(pick([1, 5, 60]), random(2) === 0, text());
    const length = Math.max(0, Math.min(left, pick(sizes)));
    if (kind === 3) return Array.from({ length }, () => value(level + 1));
    const name = random(3) === 0 ? text() : "name";
    return Object.fromEntries(Array.from({ length }, (_, at) => [`${name}${at}`, value(level + 1)]));
  };
  return pick([() => value(0), () => [value(0)], () => ({ one: value(0), two: value(0) })])();
};
