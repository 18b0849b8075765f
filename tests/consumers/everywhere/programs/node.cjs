// @ts-nocheck It is pasted into a project of its own, where the packages are installed.
const techlookup = require("@techlookup/node");

const main = async () => {
  const { checkWithKey } = await import("./check.mjs");
  console.log(await checkWithKey(techlookup, process.env));
};

main();
