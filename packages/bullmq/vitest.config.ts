import { library } from "@techlookup-tools/vitest";

export default library();
