import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bulkEntries } from "../bulk/clients.ts";
import { commandReader } from "../bulk/count-commands.ts";
import { figure } from "../report.ts";

const command = (...words: string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join("")}`;

describe("what a client sends to Redis", () => {
  it("is counted by commands, wherever its bytes are cut, and whatever they say", () => {
    const bytes = Buffer.from(
      command("evalsha", "ab", "*1\r\n$4\r\nPING\r\n", "ü") + command("GET", "") + command("x"),
    );
    for (let size = 1; size <= bytes.length; size += 1) {
      const names: string[] = [];
      const read = commandReader((name) => names.push(name));
      for (let at = 0; at < bytes.length; at += size) read(bytes.subarray(at, at + size));
      expect(names).toEqual(["EVALSHA", "GET", "X"]);
    }
  });
});

describe("the clients of many calls", () => {
  it.each(bulkEntries.map(({ name }) => name))("%s has its file", (name) => {
    expect(existsSync(new URL(`../bulk/clients/${name}.ts`, import.meta.url))).toBe(true);
  });
});

it("figures of many calls have as many digits as matter", () => {
  expect([figure(1.02649, "×"), figure(0.3835, "each"), figure(0.2692, "%")]).toEqual(["1.026", "0.38", "0.27 %"]);
});
