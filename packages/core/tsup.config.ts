import { library } from "@techlookup-tools/tsup";

export default library({
  index: "src/index.ts",
  "catalog/index": "src/catalog/index.ts",
  common: "src/common.ts",
  "contract/index": "src/contract/index.ts",
  "decoder/index": "src/decoder/index.ts",
  "enrich/index": "src/enrich/index.ts",
  platform: "src/platform.ts",
});
