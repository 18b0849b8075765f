/** Adds a code to the table and to the catalogue. The rest is derived, or asked for by the compiler and the tests. */
import { scaffold } from "../scaffold.ts";
import { readNewCode } from "./new-code.ts";
import { editsFor } from "./scaffold.ts";

await scaffold(
  'npm run add-error -- CODE --side caller|account|server|network --hint "What to do." [--status 423] [--retry never|transient|throttle]',
  (code, options) => editsFor(readNewCode(code, options)),
  "Next: write the texts in the last of these; the tests name what is missing. docs-internal/guides/add-an-error.md",
);
