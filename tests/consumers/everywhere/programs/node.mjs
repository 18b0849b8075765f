// @ts-nocheck It is pasted into a project of its own, where the packages are installed.
import * as techlookup from "@techlookup/node";
import { checkWithKey } from "./check.mjs";

console.log(await checkWithKey(techlookup, process.env));
