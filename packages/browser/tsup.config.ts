import { library } from "@techlookup-tools/tsup";

export default library({ index: "src/index.ts" });
