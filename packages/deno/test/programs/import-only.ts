/** Importing alone asks for nothing. */
// @ts-nocheck It is Deno's to check.
import { version } from "@techlookup/deno";

console.log(typeof version);
