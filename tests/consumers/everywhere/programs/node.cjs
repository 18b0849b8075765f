// @ts-nocheck It is pasted into a project of its own, where the packages are installed.
const techlookup = require("@techlookup/node");

const main = async () => {
  const { check } = await import("./check.mjs");
  const { TECHLOOKUP_API_KEY: apiKey, TECHLOOKUP_BASE_URL: baseUrl } = process.env;
  const script = (faults) => fetch(`${baseUrl}/__sandbox/faults`, { method: "POST", body: JSON.stringify(faults) });
  const makeClient = (options) => new techlookup.TechLookup({ apiKey, baseUrl, ...options });
  const problems = await check(techlookup, makeClient, script);
  console.log(problems.length === 0 ? "ok" : problems.join("\n"));
};

main();
