// @ts-nocheck It is pasted into a project of its own, where the packages are installed.
/** Loads every entry of every installed package as CommonJS, also those that no other program here uses. */
const { readdirSync } = require("node:fs");

const scope = "@techlookup";
const problems = [];
let loaded = 0;
for (const name of readdirSync(`${__dirname}/node_modules/${scope}`)) {
  const { exports: entries } = require(`${scope}/${name}/package.json`);
  for (const entry of Object.keys(entries).filter((path) => !path.endsWith(".json"))) {
    const specifier = `${scope}/${name}${entry.slice(1)}`;
    try {
      if (!require.resolve(specifier).endsWith(".cjs")) problems.push(`${specifier} is no CommonJS build here`);
      if (Object.keys(require(specifier)).length === 0) problems.push(`${specifier} exports nothing`);
      loaded += 1;
    } catch (error) {
      problems.push(`${specifier} cannot be loaded: ${error}`);
    }
  }
}
if (loaded === 0) problems.push("no entry was found");
console.log(problems.length === 0 ? "ok" : problems.join("\n"));
