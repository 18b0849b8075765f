import type { FigureName } from "./figures.ts";
import type { Row } from "./grid.ts";

/** What must hold of a figure of the client with the gate, or of its ratio to that of another client, or in another cell. */
interface Bound {
  readonly figure: FigureName;
  readonly least?: number;
  readonly most?: number;
  readonly client?: string;
  readonly cell?: string;
}

const least = (figure: FigureName, value: number): Bound => ({ figure, least: value });
const most = (figure: FigureName, value: number): Bound => ({ figure, most: value });
/** So many times that of another client, or in another cell. */
const timesThat = (of: Pick<Bound, "client" | "cell">, figure: FigureName, value: number): Bound => ({
  ...{ figure, most: value },
  ...of,
});
const before = { client: "without it" };
const bare = { client: "none" };
const allWell = { cell: "four endpoints, all well" };

/** A gate that is closed outlives a healthy server by one interval of its probes, 8 s, at most; and nobody outside an outage loses a call. */
const over = [most("late", 8.1), most("lostAfter", 0)];
/** Who does not wait finds the server in a quarter of that: what is lost until then is a part of 15 s. */
const soon = [most("back", 2), most("lostAfter", 0.05)];
const inTurn = most("overtaken", 0.05);
const neighbours = [most("othersLost", 0), timesThat(allWell, "othersP99Ms", 1.1)];
const inEachSeed = most("back", 60);
const inNoStep = most("inStep", 0.03);

/** By cells: the floors of what the gate has to reach, else what it reaches. Those of thousands that do not come back have none. */
export const bounds: Readonly<Record<string, readonly Bound[]>> = {
  "healthy, busy client": [timesThat(before, "requests", 1), timesThat(before, "p999Ms", 1)],
  "outage of 1 s, busy client": [most("load", 0.5), least("saved", 0.99), inTurn, ...over],
  "outage of 10 s, busy client": [most("load", 0.1), least("saved", 0.95), inTurn, ...over],
  "refused for 10 s, busy client": [most("load", 0.1), least("saved", 0.95), inTurn, ...over],
  "stall of 10 s, busy client": [most("load", 0.2), least("saved", 0.95), inTurn, ...over],
  "outage of 1 min, busy client": [most("load", 0.1), least("saved", 0.13), ...over],
  "outage of 10 min, busy client": [most("load", 0.1), ...over],
  "outage of 10 s, no patience": [most("load", 0.1), ...soon],
  "outage of 10 min, no patience": [most("load", 0.06), ...soon],
  "stall of 10 s, no patience": [most("load", 0.15), ...soon],
  "outage of 10 s, two seconds of patience": [most("load", 0.1), most("lostAfter", 0), most("back", 2)],
  "outage of 10 s, two calls a second": [most("load", 0.6), least("saved", 0.75), inTurn, ...over],
  "stall of 10 s, two calls a second": [most("load", 0.6), least("saved", 0.75), inTurn, ...over],
  "outage of 10 s, a call in five seconds": [least("saved", 0.4), ...over],
  "flapping every 2 s, busy client": [timesThat(before, "load", 1), least("saved", 0.93), ...over],
  "flapping every 20 s, busy client": [most("load", 0.65), least("saved", 0.6), ...over],
  "burst of 50 into a blip of 2 s": [most("requests", 2.1), least("well", 0.98)],
  "burst of 50 into a refusal of 2 s": [most("requests", 2.1), least("well", 0.98)],
  "burst of 50 into a stall of 2 s": [most("requests", 2.1), least("well", 0.98)],
  "1 % random 503s": [least("well", 1), timesThat(before, "p98Ms", 1.02), timesThat(before, "p999Ms", 1.1)],
  "10 % random 503s": [least("well", 0.999), timesThat(before, "seconds", 1.05)],
  "30 % random 503s": [least("well", 0.98), timesThat(before, "seconds", 1.5)],
  "60 % random 503s": [least("well", 0.45), timesThat(before, "seconds", 2)],
  "every second instance refuses": [least("well", 0.65), timesThat(before, "seconds", 2)],
  "every second instance refuses, one call at a time": [least("well", 1), timesThat(before, "seconds", 1.1)],
  "a lone caller loses 1 % of the answers": [least("well", 1), most("longest", 10.5)],
  "four endpoints, one down": neighbours,
  "four endpoints, one slow": neighbours,
  "four endpoints, one stalled": neighbours,
  "stall of 5 s, two clients": [inEachSeed, least("saved", 0.9), most("load", 0.5), timesThat(bare, "lostAfter", 1)],
  "503 for 5 s, two clients": [inEachSeed, least("saved", 0.9), most("load", 0.5)],
  "stall of 1 s, forty small clients": [inEachSeed, timesThat(bare, "lostAfter", 1)],
  "stall of 5 s, forty small clients": [inEachSeed, most("load", 1.5), timesThat(bare, "lostAfter", 1)],
  "stall of 1 min, forty small clients": [inEachSeed, timesThat(bare, "lostAfter", 1)],
  "503 for 5 s, forty small clients": [inEachSeed, least("saved", 0.6), most("lostAfter", 0.03)],
  "flapping every 5 s, forty small clients": [inEachSeed, least("saved", 0.55)],
  "every second instance refuses for 20 s, forty small clients": [inEachSeed, least("saved", 0.8)],
  "comes back 300 ms slower, busy client": [inEachSeed, least("saved", 0.75), most("lostAfter", 0.005)],
  "comes back 1 s slower, busy client": [inEachSeed, most("lostAfter", 0.04), timesThat(before, "lost", 1.25)],
  "comes back 200 to 500 ms slower, busy client": [
    inEachSeed,
    most("lostAfter", 0.04),
    timesThat(before, "lost", 1.25),
  ],
  "comes back 300 ms slower, two clients": [inEachSeed, least("saved", 0.65), most("lostAfter", 0.05)],
  "comes back 1 s slower, two clients": [inEachSeed, most("lostAfter", 0.04), timesThat(before, "lost", 1)],
  "comes back 200 to 500 ms slower, two clients": [most("lostAfter", 0.07), timesThat(before, "lost", 1.25)],
  "comes back 300 ms slower, forty small clients": [inEachSeed, least("saved", 0.65), most("lostAfter", 0.005)],
  "comes back 1 s slower, forty small clients": [inEachSeed, least("saved", 0.6), most("lostAfter", 0.02)],
  "comes back 300 ms slower from a stall, forty small clients": [
    ...[inEachSeed, least("saved", 0.75), most("lostAfter", 0.01)],
    timesThat(before, "lost", 1),
  ],
  "503 for 20 s, a thousand clients": [inNoStep, inEachSeed, least("saved", 0.3), most("lostAfter", 0.05)],
  "503 for 10 s, ten thousand small clients": [inNoStep],
};

/** What does not hold of a cell. */
export const brokenIn = (cell: string, rowIn: (cell: string, client: string) => Row): string[] =>
  (bounds[cell] ?? []).flatMap(({ figure, least: low = 0, most: high = Infinity, ...of }) => {
    const { client = "with the gate", cell: other = cell } = of;
    const value = rowIn(cell, "with the gate")[figure] ?? Number.NaN;
    const beside = Object.keys(of).length ? (rowIn(other, client)[figure] ?? Number.NaN) : 1;
    const isWithin = value >= low * beside && value <= high * beside;
    return isWithin ? [] : [`${figure} is ${value.toFixed(3)}, not from ${low * beside} to ${high * beside}`];
  });
