import type { MadeUp } from "./made-up.ts";

const table = "packages/core/src/options/call-options.ts";
const row = "  madeUp: { default: 1, read: readNumber({ min: 1 }) },\n";

/** An option that stands in the table alone: not in the interface that documents it, and read by nobody. */
export const option: MadeUp = {
  what: "option",
  change: [table, (text) => text.replace(/(?<=callOptions: OptionTable<CallLimits> = {\n)/, row)],
  mustTurnRed: [table, "packages/core/test/options.test.ts"],
  packages: ["core"],
  tests: ["packages/core/test/options.test.ts"],
  // Interface and row; what reads it, say; the README's row with the reason; a test of what it does.
  touched: [table, "packages/core/src/engine/call.ts", "packages/core/README.md", "packages/core/test/call.test.ts"],
  maxTouched: 4,
};
