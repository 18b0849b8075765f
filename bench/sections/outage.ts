import { cellNamed, columns, type OutagePlan } from "../outages/plan.ts";
import { outageSection } from "../outages/section.ts";

const { load, saved, lostAfter, back, requests, well, seconds } = columns;
const random = (share: string, paces: OutagePlan["paces"]): OutagePlan => ({
  ...{ name: `random-${share}`, title: `1,500 calls, 50 at a time, of which ${share} % meet a 503`, atATime: 4, paces },
  ...{ cell: cellNamed(`${share} % random 503s`), columns: [requests, well, seconds] },
});

export const outage = outageSection("outage", "An outage", "", [
  {
    ...{ name: "busy", title: "20 calls a second, 503s for 10 s", paces: ["short", "usual", "long"] },
    ...{ cell: cellNamed("outage of 10 s, busy client"), columns: [load, saved, lostAfter, back] },
  },
  {
    ...{ name: "burst", title: "50 calls at once into 503s of 2 s", atATime: 3, paces: ["usual", "long"] },
    ...{ cell: cellNamed("burst of 50 into a blip of 2 s"), columns: [requests, well, seconds] },
  },
  random("10", ["long"]),
  random("30", ["usual", "long"]),
]);
