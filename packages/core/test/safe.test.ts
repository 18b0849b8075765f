import { expect, it } from "vitest";
import { scripted, success } from "./support/scripted.ts";

it("client.safe can be printed like any object", () => {
  const { client } = scripted([success()]);
  expect(`${client.safe}`).toBe("[object Object]");
  expect(`${client.safe.domains}`).toBe("[object Object]");
  expect(Object.hasOwn(client.safe, "domains")).toBe(true);
});
