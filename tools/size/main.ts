import { budgets } from "./budgets.ts";
import { measure } from "./measure.ts";

for (const { name, code, folder, maxBytes, without } of budgets) {
  const { bytes, inputs } = await measure(folder, code);
  const strangers = inputs.filter(({ path }) => without.test(path));
  const fits = bytes < maxBytes && strangers.length === 0;
  console.log(`${fits ? "ok" : "FAILED"} ${name}: ${bytes} bytes, minified and gzipped; the limit is ${maxBytes}`);
  if (fits) continue;
  process.exitCode = 1;
  for (const { path } of strangers) console.log(`${path} came along, and must not: import it from nowhere in here`);
  console.log("What each file adds, minified, before gzip:");
  for (const { path, bytes: added } of inputs) console.log(`${String(added).padStart(6)}  ${path}`);
}
