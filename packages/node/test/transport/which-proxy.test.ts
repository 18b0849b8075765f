import { proxyOf } from "@techlookup/node-transport";
import { describe, expect, it } from "vitest";

describe("which proxy", () => {
  const proxyFor = (url: string, env: Record<string, string>): string | undefined => {
    const { protocol, hostname, port } = new URL(url);
    const isSecure = protocol === "https:";
    const host = hostname.replace(/^\[|\]$/g, "");
    return proxyOf({ isSecure, host, port: Number(port) || (isSecure ? 443 : 80) }, env)?.variable;
  };
  const all = { http_proxy: "http://p:1", https_proxy: "http://p:2" };

  it("is told by the scheme, in lower case first; a blank variable is none", () => {
    expect(proxyFor("https://a.example", all)).toBe("https_proxy");
    expect(proxyFor("http://a.example", all)).toBe("http_proxy");
    expect(proxyFor("https://a.example", { HTTPS_PROXY: "http://p:1", https_proxy: "http://p:2" })).toBe("https_proxy");
    expect(proxyFor("https://a.example", { HTTPS_PROXY: "http://p:1", https_proxy: " " })).toBe("HTTPS_PROXY");
    expect(proxyFor("https://a.example", { HTTP_PROXY: "http://p:1" })).toBe(undefined);
  });

  it("none where a visitor could have named it", () => {
    expect(proxyFor("http://a.example", { HTTP_PROXY: "http://p:1" })).toBe("HTTP_PROXY");
    expect(proxyFor("http://a.example", { HTTP_PROXY: "http://p:1", REQUEST_METHOD: "GET" })).toBe(undefined);
    expect(proxyFor("http://a.example", { http_proxy: "http://p:1", REQUEST_METHOD: "GET" })).toBe("http_proxy");
  });

  it.each(["https://localhost", "http://a.localhost:3000", "http://127.0.0.1", "http://127.9.9.9", "http://[::1]:80"])(
    "none to this machine: %s",
    (url) => {
      expect(proxyFor(url, all)).toBe(undefined);
    },
  );

  it.each([
    ["*", "https://a.example", false],
    ["a.example", "https://a.example", false],
    ["A.Example", "https://a.example", false],
    ["a.example", "https://b.a.example", false],
    ["a.example", "https://ba.example", true],
    [".a.example", "https://b.a.example", false],
    [".a.example", "https://a.example", true],
    ["*.a.example", "https://b.a.example", false],
    ["a.example:443", "https://a.example", false],
    ["a.example:8443", "https://a.example", true],
    ["a.example:8443", "https://a.example:8443", false],
    ["b.example, a.example", "https://a.example", false],
    ["b.example a.example", "https://a.example", false],
    ["", "https://a.example", true],
    [",", "https://a.example", true],
    [".", "https://a.example", true],
    ["10.1.2.3", "https://10.1.2.3", false],
    ["10.1.2.3", "https://10.1.2.4", true],
    ["10.0.0.0/8", "https://10.1.2.3", false],
    ["10.0.0.0/8", "https://11.1.2.3", true],
    ["10.0.0.0/99", "https://10.0.0.0", true],
    ["10.0.0.0/8", "https://a.example", true],
    ["10.1.2.3:8443", "https://10.1.2.3:8443", false],
    ["10.1.2.3:8443", "https://10.1.2.3", true],
    ["2001:db8::/32", "https://[2001:db8::1]", false],
    ["[2001:db8::1]:443", "https://[2001:db8::1]", false],
    ["2001:db8::2", "https://[2001:db8::1]", true],
    ["1.2.3", "https://10.1.2.3", true],
  ])("NO_PROXY=%j and %s: through it %s", (NO_PROXY, url, isProxied) => {
    expect(proxyFor(url, { ...all, NO_PROXY }) !== undefined).toBe(isProxied);
  });
});
