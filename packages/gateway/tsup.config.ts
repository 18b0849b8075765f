import { library } from "@techlookup-tools/tsup";

export default {
  ...library({ index: "src/index.ts" }),
  // Its code becomes part of this package: see decision 0016.
  noExternal: ["@techlookup/node-transport"],
};
