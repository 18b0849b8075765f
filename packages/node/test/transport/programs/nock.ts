/** A call that nock answers, and one that it lets through. */
import nock from "nock";
import { TechLookup } from "../../../src/index.ts";

const [, , url = ""] = process.argv;
const apiKey = "tapi_test_0123456789";
const clients = [
  new TechLookup({ apiKey, retry: { maxAttempts: 1 } }),
  new TechLookup({ apiKey, baseUrl: url }),
] as const;

nock("https://api.technologychecker.io")
  .get("/v1/credits")
  .reply(200, { success: true, data: { from: "the mock" } });
const [mocked, passed] = [await clients[0].account.credits(), await clients[1].account.credits()];
nock.restore();
console.log(JSON.stringify({ mocked, passed }));
