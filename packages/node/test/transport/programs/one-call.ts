/** Makes one call, says so, and has nothing more to do. */
import { TechLookup, transportOf } from "../../../src/index.ts";

const client = new TechLookup({ apiKey: "tapi_test_0123456789", baseUrl: process.argv[2] ?? "" });
await client.account.credits();
console.log(transportOf().uses);
