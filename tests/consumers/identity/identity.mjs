// @ts-nocheck It is pasted into a project of its own, where the packages are installed.
/** Runs in a project that has the packages installed. Prints what does not hold; ends with 0 when all does. */
import { cpSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import vm from "node:vm";
import { Worker } from "node:worker_threads";
import * as esm from "@techlookup/node";

const require = createRequire(import.meta.url);
const core = new URL("./node_modules/@techlookup/core/", import.meta.url);
cpSync(core, new URL("./copy/", import.meta.url), { recursive: true });

const init = { code: "NOT_FOUND", message: "m", status: 404, headers: {}, body: "" };
const problems = [];
const check = (holds, what) => {
  if (!holds) problems.push(what);
};

/** The CommonJS build, loaded in a context of its own, with that context's Error. */
const inContext = () => {
  const file = new URL("dist/index.cjs", core);
  const globals = { URL, URLSearchParams, TextEncoder, TextDecoder, AbortController, performance, console, btoa };
  const context = vm.createContext(globals);
  const wrapped = vm.runInContext(`(exports, require, module) => {${readFileSync(file, "utf8")}\n}`, context);
  const module = { exports: {} };
  wrapped(module.exports, createRequire(file), module);
  return module.exports;
};

const copies = {
  "ES module": esm,
  "require()": require("@techlookup/node"),
  CommonJS: require("./node_modules/@techlookup/core/dist/index.cjs"),
  "second installed copy": await import("./copy/dist/index.js"),
  "vm context": inContext(),
};
check(copies["ES module"].ApiError === copies["require()"].ApiError, "require() gives the same class as import");
check(copies["ES module"].ApiError !== copies.CommonJS.ApiError, "the CommonJS build is another copy");

for (const [from, { ApiError }] of Object.entries(copies)) {
  const error = new ApiError(init);
  for (const [to, other] of Object.entries(copies)) {
    const way = `${from} to ${to}`;
    check(error instanceof other.ApiError, `${way}: instanceof ApiError`);
    check(error instanceof other.TechLookupError, `${way}: instanceof TechLookupError`);
    check(!(error instanceof other.TimeoutError), `${way}: not instanceof TimeoutError`);
    check(other.isApiError(error, "NOT_FOUND"), `${way}: isApiError`);
    check(!other.isApiError(error, "FORBIDDEN"), `${way}: isApiError of another code`);
    const revived = other.fromJSON(JSON.parse(JSON.stringify(error)));
    // The plain record bears the mark, too, but has no methods.
    const isRevived = revived instanceof esm.ApiError && typeof revived.toJSON === "function";
    check(isRevived && revived.status === 404, `${way}: fromJSON`);
  }
}

const source = `
  const { parentPort } = require("node:worker_threads");
  const { TimeoutError } = require("@techlookup/core");
  const error = new TimeoutError({ code: "TIMEOUT", message: "m", limit: "attempt", timeoutMs: 5, cause: new Error("deep") });
  parentPort.postMessage(error.toJSON());
`;
const worker = new Worker(source, { eval: true });
const posted = await new Promise((resolve) => worker.once("message", resolve));
const revived = esm.fromJSON(posted);
check(revived instanceof Error && revived instanceof esm.TimeoutError, "an error from a worker");
check(revived.timeoutMs === 5, "its fields");
check(revived.cause instanceof Error && revived.cause.message === "deep", "its cause");

for (const problem of problems) console.log(`does not hold: ${problem}`);
console.log(`${Object.keys(copies).length} copies compared`);
process.exitCode = problems.length === 0 ? 0 : 1;
