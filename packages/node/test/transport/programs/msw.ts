/** A call that msw answers, and one that it lets through. */
import { HttpResponse, http, passthrough } from "msw";
import { setupServer } from "msw/node";
import { TechLookup } from "../../../src/index.ts";

const [, , url = ""] = process.argv;
const apiKey = "tapi_test_0123456789";
const clients = [
  new TechLookup({ apiKey, retry: { maxAttempts: 1 } }),
  new TechLookup({ apiKey, baseUrl: url }),
] as const;

const server = setupServer(
  http.get("https://api.technologychecker.io/v1/credits", () =>
    HttpResponse.json({ success: true, data: { from: "the mock" } }),
  ),
  http.get(`${url}/*`, () => passthrough()),
);
server.listen();
const [mocked, passed] = [await clients[0].account.credits(), await clients[1].account.credits()];
server.close();
console.log(JSON.stringify({ mocked, passed }));
