import { editsFor } from "../add-endpoint/edits.ts";
import { readNewEndpoint } from "../add-endpoint/endpoint.ts";
import type { Edit } from "../scaffold.ts";

/** Something that is added at one place alone, to see where that turns red. */
export interface MadeUp {
  readonly what: string;
  readonly edit: Edit;
  /** Files that must turn red by it, each with a sentence or a compiler's error; the tests among them are run. */
  readonly mustTurnRed: readonly string[];
  /** Files that whoever does it in earnest touches, and the most they may be. */
  readonly touched: readonly string[];
  readonly maxTouched: number;
}

const path = "/v1/domain/{domain}/made-up";
const edits = editsFor(
  readNewEndpoint("domains.madeUp", { method: "GET", path, query: "limit:count,made_up_day:date" }),
);

/** An endpoint that stands in the contract alone. */
const endpoint: MadeUp = {
  what: "endpoint",
  edit: edits[0] as Edit,
  mustTurnRed: [
    "packages/core/src/contract/details.ts",
    "packages/core/src/contract/parameters.ts",
    "packages/core/test/contract.test.ts",
    "packages/gateway/test/endpoints.test.ts",
    "packages/sandbox/src/answers/domain-answers.ts",
  ],
  touched: edits.map(([file]) => file),
  maxTouched: 8,
};

const table = "packages/core/src/options/call-options.ts";
const row = "  madeUp: { default: 1, read: readNumber({ min: 1 }) },\n";

/** An option that stands in the table alone: not in the interface that documents it, and read by nobody. */
const option: MadeUp = {
  what: "option",
  edit: [table, (text) => text.replace(/(?<=callOptions: OptionTable<CallLimits> = {\n)/, row)],
  mustTurnRed: [table, "packages/core/test/options.test.ts"],
  // Interface and row; what reads it, say; the README's row with the reason; a test of what it does.
  touched: [table, "packages/core/src/engine/call.ts", "packages/core/README.md", "packages/core/test/call.test.ts"],
  maxTouched: 4,
};

export const madeUp: readonly MadeUp[] = [endpoint, option];
