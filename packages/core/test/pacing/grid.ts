/**
 * The grid by which the controller was chosen (docs-internal/decisions/0018-pacing.md): servers × users outside the window. Run
 * `node --conditions=@techlookup/source packages/core/test/pacing/grid.ts [windows] [variant …]`.
 */
import { mutate } from "./support/mutate.ts";
import { simulate } from "./support/simulate.ts";
import { variants } from "./support/variants.ts";

const [windows = "30", ...names] = process.argv.slice(2);
for (const name of names.length ? names : Object.keys(variants)) {
  const pacing = await mutate(...(variants[name] ?? []));
  console.log(`\n${name}\n| server | 0 | 10 % | 33 % | 60 % |\n| --- | --- | --- | --- | --- |`);
  for (const counting of ["log", "two-bucket", "fixed"] as const) {
    const cells: string[] = [];
    for (const foreign of [0, 0.1, 0.33, 0.6]) {
      const calls = Math.round(Number(windows) * 300 * (1 - foreign));
      const { refusedShare, ofRest } = await simulate(pacing, { counting, foreign, calls, startMs: 17_000 });
      cells.push(`${(100 * refusedShare).toFixed(2)} %, ${ofRest.toFixed(2)}`);
    }
    console.log(`| ${counting} | ${cells.join(" | ")} |`);
  }
}
