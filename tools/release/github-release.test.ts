import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startGithub } from "../rehearse/github.ts";
import { listen } from "../suite/host/listen.ts";
import { makeGithubRelease, type Release } from "./github-release.ts";

let folder = "";
let release: Release = { tag: "v1.2.0", notes: "Better.", isLatest: true, files: [] };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "techlookup-release-"));
  const files = ["core-1.2.0.cdx.json", "node 1.2.0.cdx.json"].map((name) => join(folder, name));
  for (const file of files) writeFileSync(file, `{"of":"${file}"}`);
  release = { ...release, files };
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a release on GitHub", () => {
  it("has the notes and the files, and is what the repository shows", async () => {
    using github = await startGithub();
    await makeGithubRelease({ repository: github.repository, token: github.token }, release);
    expect(github.releases).toEqual([
      {
        tag: "v1.2.0",
        notes: "Better.",
        isLatest: true,
        files: {
          "core-1.2.0.cdx.json": expect.stringContaining("core-1.2.0"),
          "node 1.2.0.cdx.json": expect.any(String),
        },
        broken: [],
      },
    ]);
  });

  it("of an older line does not become the one that is shown", async () => {
    using github = await startGithub();
    await makeGithubRelease({ repository: github.repository, token: github.token }, { ...release, isLatest: false });
    expect(github.releases[0]?.isLatest).toBe(false);
  });

  it("is made once, and a later run adds what an earlier one could not", async () => {
    using github = await startGithub();
    const access = { repository: github.repository, token: github.token };
    await makeGithubRelease(access, { ...release, files: release.files.slice(0, 1) });
    const asked = github.asked.length;
    await makeGithubRelease(access, release);
    expect(github.releases).toHaveLength(1);
    expect(Object.keys(github.releases[0]?.files ?? {})).toHaveLength(2);
    expect(github.asked.slice(asked)).toEqual([
      "GET /repos/a/b/releases/tags/v1.2.0",
      "POST /uploads/1?name=node%201.2.0.cdx.json",
    ]);
  });

  it("has a file again whose upload broke off", async () => {
    using github = await startGithub();
    const access = { repository: github.repository, token: github.token };
    await makeGithubRelease(access, { ...release, files: [] });
    github.releases[0]?.broken.push("core-1.2.0.cdx.json");
    await makeGithubRelease(access, release);
    expect(github.releases[0]).toMatchObject({ broken: [], files: { "core-1.2.0.cdx.json": expect.any(String) } });
  });

  it("that GitHub refuses is an error with its answer", async () => {
    const server = createServer((_request, response) => response.writeHead(403).end("not by integration"));
    const repository = `http://127.0.0.1:${await listen(server)}/repos/a/b`;
    await expect(makeGithubRelease({ repository, token: "t" }, release)).rejects.toThrow(
      /GitHub answers 403 to GET http.*: not by integration/,
    );
    server.close();
  });
});
