import { library } from "@techlookup-tools/tsup";

export default library(["src/index.ts", "src/node.ts", "src/bin.ts", "src/openapi/index.ts"]);
