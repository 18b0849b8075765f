import type { Runtime } from "./remedy.ts";

/** A live detection whose response is lost, and the one way to find out whether it was charged. */
export const compareCredits =
  (code: "GATEWAY_ERROR" | "TRUNCATED_RESPONSE") =>
  ({ module, create }: Runtime): string =>
    `import { isTechLookupError, TechLookup } from "${module}";

const client = ${create()};
const before = await client.account.credits(); // costs no credits
try {
  console.log(await client.domains.detectLive("github.com"));
} catch (error) {
  if (!isTechLookupError(error) || error.code !== "${code}") throw error;
  console.error(error.message, error.docsUrl);
  // The count may lag, and other processes may use the same key: evidence, not proof.
  const after = await client.account.credits();
  console.error(after.totals.credits_used - before.totals.credits_used, "credits charged");
}
`;
