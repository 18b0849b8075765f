import { describe, expect, it } from "vitest";
import { mutate } from "./support/mutate.ts";
import { proofs } from "./support/proofs.ts";

const powerCut = "what was sent or handed on is known after a power cut";

/** What each mutant forgets, where, and the promise that it breaks. */
const mutants: readonly (readonly [
  name: string,
  change: readonly [file: string, from: string, to: string],
  broken: keyof typeof proofs,
])[] = [
  ["no sync before send", ["writer.ts", "await this.#file.datasync();", ""], powerCut],
  [
    "done before sync",
    [
      "journal.ts",
      "return this.#append({ t, k: this.#keyOf(domain), least, most, ...flags, ...(finding && { finding }) });",
      "void this.#append({ t, k: this.#keyOf(domain), least, most, ...(finding && { finding }) }); return Promise.resolve();",
    ],
    powerCut,
  ],
  [
    "index instead of key",
    [
      "journal.ts",
      "`${" + "this.#parts.operation}:${" + "domain}`",
      "(this as any).seen?.[domain] ?? (((this as any).seen ??= {})[domain] = String(Object.keys((this as any).seen).length))",
    ],
    "a list in another order finds what was paid for",
  ],
  [
    "no newline check",
    ["open-journal.ts", 'if (lacksNewline) await file.write(Buffer.from("\\n"), 0, 1);', ""],
    "a file that has lost its last line feed loses nothing",
  ],
  [
    "lock without token",
    ["lock.ts", "now?.token !== this.#token)", "now === undefined)"],
    "a run whose lock was taken over stops",
  ],
  ["no sync of the folder", ["open-journal.ts", "await syncFolder(files, path);", ""], powerCut],
  [
    "no sync of what is there",
    ["open-journal.ts", "await file.datasync();", ""],
    "what a run takes from a journal is on disk",
  ],
  [
    "torn line left in place",
    ["open-journal.ts", "if (torn) await file.truncate(end);", ""],
    "a run goes on after a power cut, and loses nothing more",
  ],
  [
    "tries again after an error",
    ["writer.ts", "if (this.failure) return Promise.reject(this.failure);", "this.failure = undefined;"],
    "nothing is written after a write that failed",
  ],
];

describe("mutants of the journal break the promise they are meant for", () => {
  for (const [name, change, broken] of mutants) {
    it(`${name}: ${broken}`, async () => {
      const code = await mutate(...change);
      await expect(proofs[broken](code)).rejects.toThrow();
    }, 120_000);
  }
});
