import { readNewEndpoint } from "../add-endpoint/new-endpoint.ts";
import { addRow, editsFor } from "../add-endpoint/scaffold.ts";
import type { MadeUp } from "./made-up.ts";

const added = readNewEndpoint("domains.madeUp", {
  method: "GET",
  path: "/v1/domain/{domain}/made-up",
  query: "limit:count,made_up_day:date",
});

/** An endpoint that stands in the contract alone. */
export const endpoint: MadeUp = {
  what: "endpoint",
  change: ["packages/core/src/contract/endpoints.ts", addRow(added)],
  mustTurnRed: [
    "packages/core/src/contract/details.ts",
    "packages/core/src/contract/parameters.ts",
    "packages/core/test/contract.test.ts",
    "packages/gateway/test/endpoints.test.ts",
    "packages/sandbox/src/answers/domain-answers.ts",
  ],
  packages: ["core", "gateway", "sandbox"],
  tests: ["packages/core/test/contract.test.ts", "packages/gateway/test/endpoints.test.ts"],
  touched: editsFor(added).map(([file]) => file),
  maxTouched: 8,
};
