import { sumOf } from "./charge.ts";
import type { Lookup } from "./lookup.ts";
import type { Charge } from "./record.ts";
import { cutOff } from "./run-errors.ts";
import type { Task } from "./task.ts";

/** A task that may have been charged, and whose result is unknown. */
export interface Doubt {
  readonly task: Task;
  readonly lookup: Lookup;
}

/** That of a call which was on its way when an earlier run ended. */
export const cutOffDoubt = (task: Task, charge: Charge): Doubt => ({
  task,
  lookup: { finding: { kind: "ambiguous", error: cutOff(task.domain) }, charge, requests: 0 },
});

/** A lookup that was made again. Where that came to nothing, what may have been charged before is open still. */
export const bothOf = (before: Lookup, own: Lookup): Lookup => {
  const isOpen = !own.finding && before.finding && before.charge.most > 0;
  return {
    ...own,
    ...(isOpen && { finding: before.finding }),
    charge: sumOf(before.charge, own.charge),
    requests: before.requests + own.requests,
    ...((before.repeated || own.repeated || (before.charge.most > 0 && own.charge.most > 0)) && {
      repeated: true as const,
    }),
  };
};
