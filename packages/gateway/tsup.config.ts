import { library } from "@techlookup-tools/tsup";

export default {
  ...library(["src/index.ts"]),
  // Its code becomes part of the gateway, which depends on core alone: see decision 0016.
  noExternal: ["@techlookup/node/transport"],
};
