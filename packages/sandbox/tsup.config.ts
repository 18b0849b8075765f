import { library } from "@techlookup-tools/tsup";

export default library({
  index: "src/index.ts",
  node: "src/node.ts",
  bin: "src/bin.ts",
  "openapi/index": "src/openapi/index.ts",
});
