// @ts-nocheck It is pasted into a project of its own, where the packages are installed.
import * as techlookup from "@techlookup/core";
import { checkWithKey } from "./check.mjs";

export default {
  fetch: async (_request, env) => new Response(await checkWithKey(techlookup, env)),
};
