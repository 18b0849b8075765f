/** Looks one domain up, with the key given or read, and prints what came of it. */
// @ts-nocheck It is Deno's to check.
import { isTechLookupError, TechLookup } from "@techlookup/deno";

const [baseUrl, apiKey] = Deno.args;
try {
  const client = new TechLookup({ baseUrl, apiKey });
  const { active_technologies } = await client.domains.get("github.com");
  console.log("technologies", active_technologies.length > 0);
  console.log(Deno.inspect(client));
} catch (error) {
  console.log(isTechLookupError(error), error.code, error.argument, error.reason, error.message);
}
