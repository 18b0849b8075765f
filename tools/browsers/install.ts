/** Installs the browsers, and the Redis, that tests need and that are missing, with sudo where that asks for no password. */
import { findProgram, preparePrograms, programNames, remedyFor } from "./browsers.ts";

await preparePrograms(programNames, true);
const left = programNames.filter((name) => findProgram(name) === undefined);
for (const name of left) console.log(remedyFor(name));
process.exitCode = left.length === 0 ? 0 : 1;
