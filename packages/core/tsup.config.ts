import { library } from "@techlookup-tools/tsup";

export default library([
  "src/index.ts",
  "src/catalog/index.ts",
  "src/common.ts",
  "src/contract/index.ts",
  "src/decoder/index.ts",
  "src/enrich/index.ts",
  "src/platform.ts",
]);
