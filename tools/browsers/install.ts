/** Installs the browsers that tests need and that are missing, with sudo where that asks for no password. */
import { browserNames, findBrowser, prepareBrowsers, remedyFor } from "./browsers.ts";

await prepareBrowsers(browserNames, true);
const left = browserNames.filter((name) => findBrowser(name) === undefined);
for (const name of left) console.log(remedyFor(name));
process.exitCode = left.length === 0 ? 0 : 1;
