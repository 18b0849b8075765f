import { describe, expect, it } from "vitest";
import { readLimits } from "../../src/pacing/limit-headers.ts";

describe("what an answer tells of the limit", () => {
  it.each([
    [{ "X-RateLimit-Limit": "300", "X-RateLimit-Remaining": "0" }, 300, 0],
    [{ "RateLimit-Policy": '"default";q=100;w=60', RateLimit: '"default";r=50;t=30' }, 100, 50],
    [{ "RateLimit-Policy": '"burst";q=10;w=1, "minute";q=100;w=60', RateLimit: '"burst";r=9;t=1' }, 10, 9],
    [{ RateLimit: "limit=100, remaining=50, reset=5" }, 100, 50],
    [{ "RateLimit-Policy": "100;w=60", RateLimit: "limit=100, remaining=50, reset=5" }, 100, 50],
    [{ "X-RateLimit-Limit": "60", "RateLimit-Policy": "100;w=60" }, 60, undefined],
    [{ "X-RateLimit-Limit": "-1", "X-RateLimit-Remaining": "1e3" }, undefined, undefined],
    [{ "X-RateLimit-Limit": "999999", "X-RateLimit-Remaining": "0" }, 999_999, 0],
    [
      { "X-RateLimit-Limit": "1000000", "RateLimit-Policy": '"all";q=1000000', RateLimit: "limit=1000000" },
      undefined,
      undefined,
    ],
    [{ RateLimit: '"default";error=3' }, undefined, undefined],
    [{}, undefined, undefined],
  ])("%j", (headers, limit, remaining) => {
    expect(readLimits(new Headers(headers as Record<string, string>))).toEqual({ limit, remaining });
  });
});
