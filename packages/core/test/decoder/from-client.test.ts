import { describe, expect, it } from "vitest";
import { decode } from "../../src/decoder/index.ts";

const note = "The text shows no sign of a techlookup client";

describe("a text of another program", () => {
  it.each([
    "AxiosError: read ECONNRESET\n    at AxiosError.from (node_modules/axios/lib/core/AxiosError.js:92:14) { code: 'ECONNRESET' }",
    "urllib3.exceptions.NameResolutionError: Failed to resolve 'api.technologychecker.io' ([Errno -2] Name or service not known)",
  ])("is told whose fields the fix names: %s", (text) => {
    const decoded = decode(text);
    expect(decoded).not.toHaveProperty("fromClient");
    expect(decoded.why).toContain(note);
  });
});

describe("nobody is told so", () => {
  it("whose text is the client's own", () => {
    const text =
      "ConnectionError: GET /v1/domain/github.com got no answer from https://api.technologychecker.io: the connection was refused.\n  code: NETWORK_ERROR, stopped: attempts-exhausted";
    expect(decode(text)).toMatchObject({ fromClient: true, code: "NETWORK_ERROR" });
    expect(decode(text).why).not.toContain(note);
  });

  it("who asks about a code or a word", () => {
    for (const text of ["NETWORK_ERROR", "ECONNRESET", "fetch failed"]) expect(decode(text).why).not.toContain(note);
  });
});
