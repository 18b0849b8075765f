import { describe, expect, it } from "vitest";
import { mutate } from "./support/mutate.ts";
import { proofs } from "./support/proofs.ts";
import type { Recovery } from "./support/world.ts";

const tried = "keeps a thousand calls from a server that is down for a minute";
const opens = "opens within 16 s of the first call to a server that is well again";
const ordered =
  "calls pass in order, those first that were not sent before, and once it answers those that began first";
const patience = "nobody waits for longer than his patience";
const signals = "a wait ends with its signal";
const alone = "one tries a server that is down, and each answer lets one more go";

/** What each mutant forgets, where, and the promise that it breaks. */
const mutants: readonly (readonly [name: string, file: string, from: string, to: string, broken: string])[] = [
  ["never close", "gate-state.ts", "      if (!isRun) return;", "      if (isRun || !isRun) return;", tried],
  [
    "never open",
    "gate-state.ts",
    "    if (this.isOpen || this.#width < 2) return;",
    "    if (Infinity > 2) return;",
    opens,
  ],
  ["open whatever comes back", "gate-state.ts", "this.isOpen || this.#width < 2", "this.isOpen", tried],
  ["probe without backoff", "gate-state.ts", " * 2 ** this.#probes++", "", tried],
  ["probe without a cap", "gate-state.ts", "Math.min(capMs, boundMs)", "boundMs", opens],
  ["probe all at once", "gate-state.ts", "return this.#flying.size >= ", "return this.#flying.size < 0 && 0 < ", alone],
  [
    "grow twofold with each answer",
    "gate-state.ts",
    "this.#width < this.#threshold ? 1 :",
    "this.#width < this.#threshold ? this.#width :",
    alone,
  ],
  ["wait for what hangs", "gate-state.ts", "const overdueMs = 8_000;", "const overdueMs = 60_000;", opens],
  [
    "queue not in order",
    "waiting-line.ts",
    "for (const waiting of queue) {",
    "for (const waiting of [...queue].reverse()) {",
    ordered,
  ],
  ["repeated calls first", "waiting-line.ts", "isProbing || fresh.sinceMs", "fresh.sinceMs", ordered],
  ["fresh calls first throughout", "waiting-line.ts", "isProbing || fresh.sinceMs", "fresh || fresh.sinceMs", ordered],
  ["patience ignored", "waiting-room.ts", "const isLast = leftMs <= watchMs;", "const isLast = false;", patience],
  [
    "signal ignored",
    "waiting-room.ts",
    "isLast ? leftMs : watchMs, signal, clock",
    "isLast ? leftMs : watchMs, signal: undefined, clock",
    signals,
  ],
  [
    "end twice",
    "waiting-room.ts",
    "        if (isOver) return;\n        if (isLast",
    "        if (isLast",
    "every wait ends once",
  ],
  ["keep the timer", "waiting-room.ts", "      attempt(() => endWatch?.());", "", "no timer and no listener is left"],
  ["nobody goes on", "waiting-room.ts", "while (this.#first?.look());", "", opens],
  [
    "old failures count",
    "gate-state.ts",
    " && sentMs >= this.#upMs",
    "",
    "makes nobody wait for failures that others have outlived",
  ],
  [
    "repeated calls try as often",
    "gate-state.ts",
    "const againFactor = 4;",
    "const againFactor = 1;",
    "calls that were sent before try it more seldom",
  ],
];

describe("mutants of the gate break the promise they are meant for", () => {
  for (const [name, file, from, to, broken] of mutants) {
    it(`${name}: ${broken}`, async () => {
      const proof = proofs[broken] as (recovery: Recovery) => Promise<void>;
      await expect(proof(await mutate([file, from, to]))).rejects.toThrow();
    }, 120_000);
  }
});
