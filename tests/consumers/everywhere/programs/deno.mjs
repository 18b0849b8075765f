// @ts-nocheck It is pasted into a project of its own, where the packages are installed.
import * as techlookup from "@techlookup/deno";
import { check } from "./check.mjs";

const { TECHLOOKUP_API_KEY: apiKey, TECHLOOKUP_BASE_URL: baseUrl } = Deno.env.toObject();
const script = (faults) => fetch(`${baseUrl}/__sandbox/faults`, { method: "POST", body: JSON.stringify(faults) });
const makeClient = (options) => new techlookup.TechLookup({ apiKey, baseUrl, ...options });
const problems = await check(techlookup, makeClient, script);
console.log(problems.length === 0 ? "ok" : problems.join("\n"));
