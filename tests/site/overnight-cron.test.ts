import { describe, expect, it } from "vitest";
import { type Ending, run, start } from "../../tools/programs/process.ts";
import { blockOf, newPlace, type Place, paidTwice, until } from "./command-place.ts";

// The script that the guide gives to cron, as it stands there, with the command's sources on its PATH and a real sandbox.

const script = blockOf("nightly.sh");

/** A folder as the guide says it: the script, and beside it the key in a file that nobody else can read. */
const newNight = async (options?: Parameters<typeof newPlace>[0]): Promise<Place> => {
  const place = await newPlace(options);
  place.write("nightly.sh", script, 0o755);
  place.write("techlookup.key", `${place.sandbox.keys.pro}\n`, 0o600);
  return place;
};

/** One night. What it prints is what cron mails. */
const night = ({ folder, env }: Place): Promise<Ending> => run([`${folder}/nightly.sh`], { cwd: "/", env });

const statusesIn = (place: Place): string[] =>
  place
    .read("technologies.csv")
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => row.split(",")[2] ?? "");

describe("the script for cron", { timeout: 180_000 }, () => {
  it("looks the list up, logs, mails nothing, and pays for nothing on the next night", async () => {
    const place = await newNight();
    expect(await night(place)).toMatchObject({ exitCode: 0, output: "" });
    expect(statusesIn(place)).toEqual(Array(5).fill("found"));
    expect(place.read("nightly.log")).toMatch(/Done in .*found 5[\s\S]*exit code 0\n$/);
    expect(place.sandbox.counts().credits).toBe(5);
    expect(await night(place)).toMatchObject({ exitCode: 0, output: "" });
    expect(place.sandbox.counts().credits).toBe(5);
    expect(JSON.parse(place.read("report.json"))).toMatchObject({ exitCode: 0, requests: 0 });
  });

  it("tries once more what failed (3)", async () => {
    const place = await newNight();
    place.sandbox.script({ kind: "status", status: 418, path: "/v1/domain/deno.com" });
    expect(await night(place)).toMatchObject({ exitCode: 0, output: "" });
    expect(place.read("nightly.log")).toMatch(/failed 1[\s\S]*found 5/);
    expect(statusesIn(place)).toEqual(Array(5).fill("found"));
    expect(place.sandbox.counts().credits).toBe(5);
  });

  it("says when the credits are used up (5), and goes on once there are more", async () => {
    const place = await newNight({ credits: { pro: 3 } });
    const { exitCode, output } = await night(place);
    expect([exitCode, output]).toEqual([0, "The credits are used up. A later night goes on.\n"]);
    expect(statusesIn(place).filter((status) => status === "found")).toHaveLength(3);
    place.sandbox.change({ credits: { pro: 100 } });
    const { output: next } = await night(place);
    expect(next).toBe("");
    expect(statusesIn(place)).toEqual(Array(5).fill("found"));
    expect(paidTwice(place.sandbox)).toEqual([]);
  });

  it("leaves an API that is down (6) to the next night", async () => {
    const place = await newNight();
    await place.sandbox.refuseConnections();
    expect(await night(place)).toMatchObject({ exitCode: 0, output: "" });
    expect(place.read("nightly.log")).toMatch(/NETWORK_ERROR|OUTAGE/);
    expect(place.read("nightly.log")).toMatch(/exit code 6\n$/);
    await place.sandbox.acceptConnections();
    expect(await night(place)).toMatchObject({ exitCode: 0, output: "" });
    expect(statusesIn(place)).toEqual(Array(5).fill("found"));
  });

  it("leaves an interruption (130) to the next night", async () => {
    const place = await newNight();
    place.sandbox.script({ kind: "slow-headers", delayMs: 2_000, times: 100, path: "/v1/domain/*" });
    using program = start([`${place.folder}/nightly.sh`], { cwd: "/", env: place.env });
    await until(() => place.sandbox.requests.some(({ path }) => path.startsWith("/v1/domain/")));
    process.kill(Number(place.read("pid")), "SIGTERM");
    expect(await program.ended).toMatchObject({ exitCode: 0, output: "" });
    expect(place.read("nightly.log")).toMatch(/exit code 130\n$/);
    expect(await night(place)).toMatchObject({ exitCode: 0, output: "" });
    expect(statusesIn(place)).toEqual(Array(5).fill("found"));
    expect(paidTwice(place.sandbox)).toEqual([]);
  });

  it("shows the log where a person is needed: a key that others can read (4)", async () => {
    const place = await newNight();
    place.write("techlookup.key", place.sandbox.keys.pro, 0o644);
    const { exitCode, output } = await night(place);
    expect(exitCode).toBe(4);
    expect(output).toMatch(/ended with exit code 4:\n.*can be read by other users.*chmod 600/);
    expect(output).not.toContain(place.sandbox.keys.pro);
    expect(place.sandbox.requests).toEqual([]);
  });

  it("says when charges are ambiguous (8)", async () => {
    const place = await newNight();
    // The command would compare credits for a minute before it ends so.
    place.replaceCommand("exit 8");
    const { exitCode, output } = await night(place);
    expect([exitCode, output]).toEqual([0, "Some charges are ambiguous: see report.json.\n"]);
  });
});
