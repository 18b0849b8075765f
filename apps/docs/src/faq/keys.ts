import { worstOf } from "../../generate/charges/charges.ts";
import { creditsInWords } from "../../generate/charges/words.ts";
import type { FaqPart } from "./entry.ts";

const credits = (cell: ReturnType<typeof worstOf>): string => creditsInWords(cell.credits ?? 0);
const lostLookup = worstOf("lost", "GET 1");
const [liveLost, liveAfter500] = [worstOf("lost", "POST 5"), worstOf("server-error", "POST 5")];

/** Keys, processes and credits. */
export const keyQuestions: FaqPart<"keys-in-browsers" | "several-processes-one-key" | "credits-and-retries"> = {
  "keys-in-browsers": {
    question: "Can I call the API from a web page?",
    answer: "Not with your key: run a gateway on your server, and let the web page call that.",
    why: [
      "The API takes the key as `Authorization: Bearer tapi_live_…` (documented). Anyone who opens a web page can read everything in it, so a key there is public. The vendor asks you to keep keys out of client-side code (documented). `@techlookup/browser` takes the URL of a gateway, or a function that returns short-lived tokens. A secret key does not fit its types and is rejected at run time.",
      "`@techlookup/gateway` is a handler for your server: it holds the key, allows only the endpoints that you name, and limits each caller. If a key was ever in a web page, replace it.",
    ],
    sample: `import { TechLookup } from "@techlookup/browser";

const client = new TechLookup({ gateway: "/api/techlookup" });
console.log(await client.domains.get("github.com"));
`,
  },
  "several-processes-one-key": {
    question: "Several processes use one key. How do they share the rate limit?",
    answer:
      "Through one shared window in your Redis or Valkey; without it, each process learns of the others only from the API's responses.",
    why: [
      "The limit applies to a key in any 60 seconds, and an organization has one key (documented), so all of its processes count together. Without a store, each client paces itself, and leaves room for the requests of others that the API's responses report. A few 429s remain: the client waits and retries, and a 429 costs no credits (documented).",
      "`redisWindow` of `@techlookup/node/redis` counts the requests of all processes together, so they do not cause each other's 429s. The guide “One key, many processes” shows how, and what happens while the store is unavailable.",
      "If you have no store, give each process a share, `pacing: { share: 0.5 }` for two, or make all calls from one process. Clients in one process share a limit through the same `pacing.window`. A call that would have to wait too long fails at once with `NO_SLOT`.",
    ],
  },
  "credits-and-retries": {
    question: "Do retries cost credits?",
    answer: `They may: a 429 costs 0 credits (documented), whether other failures are charged is unknown, and at worst a lookup costs ${credits(lostLookup)}.`,
    why: [
      `A lookup whose response was lost is sent up to ${lostLookup.attempts} times, and may cost 1 credit each time. A live detection costs 5 (documented). If its response was lost, or came from a gateway, it makes ${liveLost.attempts} attempt and may cost ${credits(liveLost)}; its error has \`stopped: not-repeatable\`.`,
      `A 500 is retried for every call, live detection included, because the vendor documents that. Whether a 500 is charged is unknown: at worst ${liveAfter500.attempts} attempts of a live detection cost ${credits(liveAfter500)}. \`retry.repeat\` does not prevent that; \`retry.maxAttempts: 1\` does.`,
      "`creditLimit` limits what a client can spend. It counts every request that may have been charged, so it is an upper bound for endpoints whose price is known. With `retry.repeat: not-done`, the client retries no lookup whose response was lost.",
    ],
    sample: `import { TechLookup } from "@techlookup/node";

const client = new TechLookup({ creditLimit: 500, retry: { repeat: "not-done" } });
console.log(client.creditsSpent);
`,
  },
};
