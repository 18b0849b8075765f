import type { FaqPart } from "./entry.ts";

/** Keys, processes and credits. */
export const keyQuestions: FaqPart<"keys-in-browsers" | "several-processes-one-key" | "credits-and-retries"> = {
  "keys-in-browsers": {
    question: "Can I call the API from a web page?",
    answer: "Not with your key: put a gateway on your server, and let the page call that.",
    why: [
      "Whoever opens a page can read everything in it, so a key there is public, and the vendor asks to keep keys out of client-side code (documented). `@techlookup/browser` takes the URL of a gateway, or a function that gives short-lived tokens; a secret key does not fit its types and is refused at run time.",
      "`@techlookup/gateway` is such a handler: it holds the key, lets through the endpoints that you name, and limits each caller. If a key was ever in a page, replace it.",
    ],
    sample: `import { TechLookup } from "@techlookup/browser";

const client = new TechLookup({ gateway: "/api/techlookup" });
console.log(await client.domains.get("github.com"));
`,
  },
  "several-processes-one-key": {
    question: "Several processes use one key. How do they share the rate limit?",
    answer:
      "By one window in the Redis or Valkey that you run already, without which each keeps to the limit, and sees the others as strangers.",
    why: [
      "The limit holds for a key in any 60 seconds, and an organisation has one key (documented), so all of its processes count together. Each client paces itself, and leaves to others what the answers say that they take; a few 429s remain, which are waited out and cost no credits (documented).",
      "`redisWindow` of `@techlookup/node/redis` counts the requests of all processes together, so that they meet no 429 by each other. The guide “One key, many processes” says how, and what happens while the store is away.",
      "Without a store, give each process a share, `pacing: { share: 0.5 }` for two, or let one process make all calls. Clients of one process share a limit by the same `pacing.window`. A call that would have to wait longer than it may is refused at once with `NO_SLOT`.",
    ],
  },
  "credits-and-retries": {
    question: "Do retries cost credits?",
    answer:
      "A 429 costs nothing (documented); of other failures nobody says, so the client repeats only what was not done, or costs a credit at most.",
    why: [
      "A lookup whose answer was lost is repeated, and may cost its 1 credit twice. A live detection costs 5 (documented), so one whose answer was lost is not repeated unless you say so: its error has `stopped: not-repeatable`.",
      "`creditLimit` bounds what a client may spend. It counts every request that may have been charged, so it is an upper bound; `retry.repeat: not-done` refuses even the second credit.",
    ],
    sample: `import { TechLookup } from "@techlookup/node";

const client = new TechLookup({ creditLimit: 500, retry: { repeat: "not-done" } });
console.log(client.creditsSpent);
`,
  },
};
