/** Measures clients in one process, in rounds: each round runs all of them in an order of its own. */
import { connectTo } from "../connect.ts";
import type { Call } from "../entry.ts";
import { guard } from "../guard.ts";
import { problemOf } from "../problem.ts";
import { allocationSlot, type Scenario, type Taken, timeSlot } from "../slot.ts";
import { shuffled } from "../statistics.ts";
import { readInput, report } from "./child.ts";

export interface OverheadInput {
  readonly url: string;
  readonly names: readonly string[];
  readonly scenarios: readonly Scenario[];
  readonly rounds: number;
  /** After so long no further round begins. */
  readonly limitMs: number;
  /** How long a client runs in a round. Left out: its allocation is measured. */
  readonly slotMs?: number;
}

/** The samples, whose tables are the scenarios, in the order of the rounds; and what went wrong, by client. */
export interface OverheadOutput {
  readonly samples: Taken[];
  readonly problems: Record<string, string>;
}

const { url, names, scenarios, rounds, limitMs, slotMs } = readInput<OverheadInput>();
/** Fewer say nothing of how far they are apart. */
const fewestRounds = 3;

const calls = new Map<string, Call>();
const samples: Taken[] = [];
const problems: OverheadOutput["problems"] = {};

const attempt = async (name: string, run: () => Promise<void>): Promise<void> => {
  try {
    await guard(run);
  } catch (thrown) {
    problems[name] = problemOf(thrown);
    calls.delete(name);
  }
};

for (const name of names) await attempt(name, async () => void calls.set(name, await connectTo(name, url)));
// The first round warms up.
for (let round = -1; round < rounds && (round < fewestRounds || performance.now() < limitMs); round += 1) {
  for (const scenario of shuffled(scenarios)) {
    globalThis.gc?.();
    for (const [name, call] of shuffled([...calls])) {
      await attempt(name, async () => {
        const sample = slotMs ? await timeSlot(call, scenario, slotMs) : await allocationSlot(call, scenario);
        if (round >= 0) samples.push({ table: scenario.name, entry: name, sample });
      });
    }
  }
}
report({ samples, problems } satisfies OverheadOutput);
