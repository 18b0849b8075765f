import { library } from "@techlookup-tools/tsup";

export default library({ index: "src/index.ts", enrich: "src/enrich.ts", kv: "src/kv/index.ts" });
