/** Prints errors as Deno's console does. */
// @ts-nocheck It is Deno's to check.
import { fromJSON, TechLookup } from "@techlookup/deno";

const [baseUrl, apiKey] = Deno.args;
const client = new TechLookup({ baseUrl, apiKey });
const { error } = await client.safe.domains.get("unknown.example");
console.log(Deno.inspect(error));
console.log(Deno.inspect({ nested: fromJSON(JSON.parse(JSON.stringify(error))) }));
