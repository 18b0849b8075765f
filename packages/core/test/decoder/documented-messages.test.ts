import { describe, expect, it } from "vitest";
import { documentedMessages } from "../../src/contract/index.ts";
import { decode } from "../../src/decoder/index.ts";

// The patterns are wider than the vendor's sentences: each of these has to be among them.
describe.each(Object.entries(documentedMessages))("the documented wording of %s", (code, messages) => {
  it.each(messages.map(({ text }) => text))("is recognized: %s", (text) => {
    expect(decode(text).code).toBe(code);
    expect(decode(`the request was refused: ${text}.`).code).toBe(code);
  });
});
