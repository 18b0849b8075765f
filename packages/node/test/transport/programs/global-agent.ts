/** A call with the agent of `global-agent` in the place of Node's. */
// @ts-expect-error: it comes without types.
import { bootstrap } from "global-agent";
import { TechLookup, transportOf } from "../../../src/index.ts";

const [, , baseUrl = "", proxy = ""] = process.argv;
process.env.GLOBAL_AGENT_HTTP_PROXY = proxy;
bootstrap();
const client = new TechLookup({ apiKey: "tapi_test_0123456789", baseUrl });
console.log(JSON.stringify({ uses: transportOf().uses, data: await client.account.credits() }));
