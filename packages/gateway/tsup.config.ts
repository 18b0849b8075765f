import { library } from "@techlookup-tools/tsup";

export default library(["src/index.ts"]);
