/** Adds an endpoint to the contract and to all that reads it. What is left to write stands there, and turns red. */
import { scaffold } from "../scaffold.ts";
import { editsFor } from "./edits.ts";
import { readNewEndpoint } from "./endpoint.ts";

await scaffold(
  'npm run add-endpoint -- domains.history --method GET --path "/v1/domain/{domain}/history" [--query limit:count,…] [--body url:site,…] [--credits 1] [--known observed|documented] [--answer DomainHistory]',
  (name, options) => editsFor(readNewEndpoint(name, options)),
  "Next: npm test -- types: unit. It names what is left to write. docs-internal/guides/add-an-endpoint.md",
);
