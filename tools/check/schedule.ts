import type { Gate, GateResult } from "./gate.ts";

/**
 * Runs all gates, a few at a time, in the order of the table as far as their needs allow. What needs a gate that did not
 * pass is not run.
 */
export const schedule = async (
  gates: readonly Gate[],
  atOnce: number,
  run: (gate: Gate) => Promise<GateResult>,
  onResult: (result: GateResult) => void,
): Promise<GateResult[]> => {
  const waiting = [...gates];
  const results = new Map<string, GateResult>();
  const keep = (result: GateResult): void => {
    results.set(result.gate.name, result);
    onResult(result);
  };

  const takeNext = (): Gate | undefined => {
    for (const gate of [...waiting]) {
      const { needs = [] } = gate;
      const states = needs.map((name) => results.get(name)?.state);
      const missing = needs.find((name) => (results.get(name)?.state ?? "passed") !== "passed");
      if (missing === undefined && states.includes(undefined)) continue;
      waiting.splice(waiting.indexOf(gate), 1);
      if (missing === undefined) return gate;
      keep({ gate, state: "not run", output: `It needs '${missing}', which did not pass.\n`, tookMs: 0 });
    }
    return undefined;
  };

  const running = new Set<Promise<void>>();
  for (;;) {
    const gate = running.size < atOnce ? takeNext() : undefined;
    if (gate) {
      const work: Promise<void> = run(gate).then((result) => {
        running.delete(work);
        keep(result);
      });
      running.add(work);
    } else if (running.size > 0) {
      await Promise.race(running);
    } else {
      return [...results.values()];
    }
  }
};
