import { library } from "@techlookup-tools/tsup";

export default library(["src/index.ts", "src/otel.ts", "src/transport.ts"]);
