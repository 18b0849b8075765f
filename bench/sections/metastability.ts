import { cellNamed, columns, type OutagePlan } from "../outages/plan.ts";
import { outageSection } from "../outages/section.ts";

const plan = (cell: string, name: string, title: string, paces: OutagePlan["paces"]): OutagePlan => ({
  ...{ name, title, paces, cell: cellNamed(cell, { watchMs: 40_000 }) },
  columns: [columns.load, columns.saved, columns.lostAfter, columns.back],
});

export const metastability = outageSection(
  "metastability",
  "Whether it comes back",
  "The server answers 20 requests a second, one after the other, and has room for 40 that wait; the clients together make 16 calls a second, and give an attempt 1 s. Watched for 40 s. Limits of attempts are the clients' own options, or a signal for each where they have none.",
  [
    plan("stall of 5 s, two clients", "stall-2", "A stall of 5 s, two clients", ["usual", "long"]),
    plan("stall of 5 s, forty small clients", "stall-40", "A stall of 5 s, forty clients", ["short", "usual", "long"]),
    plan("503 for 5 s, two clients", "503-2", "503s for 5 s, two clients", ["usual", "long"]),
    plan("503 for 5 s, forty small clients", "503-40", "503s for 5 s, forty clients", ["usual", "long"]),
  ],
);
