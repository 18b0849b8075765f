import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { away, doctor, folder, key } from "./doctor-support.ts";
import { sandboxFor } from "./support.ts";
import { runInTerminal } from "./terminal.ts";

describe("doctor", () => {
  it("finds nothing wrong where all is well, and leaves nothing behind", async () => {
    const { env } = await sandboxFor();
    const { code, checks } = await doctor(env);
    expect(code).toBe(0);
    expect(checks.map(({ name }) => name)).toEqual([
      ...["runtime", "requests", "key", "address", "proxy", "server", "account", "clock", "journal"],
    ]);
    expect(checks.filter(({ verdict, name }) => verdict !== "ok" && name !== "journal")).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.includes("doctor"))).toEqual([]);
  });

  it("prints a line for each check on a terminal, with its fix", async () => {
    const { stdout } = await runInTerminal(["doctor"], { env: { ...away, NO_COLOR: "1" } });
    expect(stdout).toMatch(/^ok {7}runtime: Node /m);
    expect(stdout).toMatch(/^wrong {4}key: there is none.*\n(?: {9}.*\n)* {9}Fix: Run: export TECHLOOKUP_API_KEY=/m);
  });

  it("ends with the code of the first thing that is wrong: 4 key, 6 network, 7 journal", async () => {
    const { env } = await sandboxFor();
    const nowhere = ["--journal", join(folder, "nowhere")];
    expect((await doctor({ ...away }, ...nowhere)).code).toBe(4);
    expect((await doctor({ ...away, TECHLOOKUP_API_KEY: key }, ...nowhere)).code).toBe(6);
    expect((await doctor(env, ...nowhere)).code).toBe(7);
  });
});

describe("the folder of the journal", () => {
  it("is a folder, and not a file", async () => {
    const { env } = await sandboxFor();
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    expect((await doctor(env, "--journal", file)).of("journal")).toMatchObject({ verdict: "wrong" });
    const missing = await doctor(env, "--journal", join(folder, "missing"));
    expect(missing.of("journal")?.fix).toContain("mkdir -p");
  });

  it.runIf(process.platform === "linux")(
    "is warned of in memory, and where nothing can be written it is wrong",
    async () => {
      const { env } = await sandboxFor();
      const memory = await doctor(env, "--journal", "/dev/shm");
      expect(memory.code).toBe(0);
      expect(memory.of("journal")).toMatchObject({ verdict: "warning", finding: expect.stringContaining("tmpfs") });
      const none = await doctor(env, "--journal", "/proc/self");
      expect(none.code).toBe(7);
    },
  );
});
