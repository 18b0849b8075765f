import type { Budget } from "../../src/mcp/budget.ts";
import { randomFrom } from "./random.ts";
import { charged, connectInProcess, type roomySandbox } from "./support.ts";

type Sandbox = ReturnType<typeof roomySandbox>;
type Faults = Parameters<Sandbox["script"]>;

const calls: readonly (readonly [string, object])[] = [
  ["domains_get", { domain: "github.com" }],
  ["domains_get", { domain: "unknown.example" }],
  ["domains_get", { domain: "no domain" }],
  ["companies_get", { domain: "github.com" }],
  ["technologies_get", { name: "React" }],
  ["technologies_domains", { name: "React", limit: 2 }],
  ["signals_adoption", { limit: 1 }],
  ["domains_detect_live", { url: "github.com" }],
  ["domains_detect_live", { url: "shopify.com" }],
  ["account_credits", {}],
  ["estimate", { domains: ["github.com"] }],
];

const faults: Faults = [
  { kind: "error", code: "RATE_LIMIT", retryAfter: 0 },
  { kind: "error", code: "INTERNAL_ERROR" },
  { kind: "error", code: "FORBIDDEN" },
  { kind: "reset", at: "headers" },
  { kind: "refuse" },
];

/** What sequences have come to. */
export interface Played {
  readonly calls: number;
  readonly refused: number;
  /** Credits that the sandbox has charged for, and the most that were allowed. */
  readonly charged: number;
  readonly allowed: number;
  /** Sequences whose charges exceeded their limit. */
  readonly exceeded: number;
}

/**
 * Plays random sequences of tools with random faults, each within a limit of its own, by so many servers at a time.
 *
 * @param budgetOf The budget of a sequence, which all of its servers share.
 */
export const playSequences = async (
  sandbox: Sandbox,
  { sequences, servers, seed }: { readonly sequences: number; readonly servers: number; readonly seed: number },
  budgetOf: (sequence: number, limit: number) => Promise<Budget>,
): Promise<Played> => {
  const random = randomFrom(seed);
  const sum = { calls: 0, refused: 0, charged: 0, allowed: 0, exceeded: 0 };
  let current: Budget | undefined;
  // The servers stay; what they share is another for each sequence.
  const budget: Budget = {
    reserve: (...given) => (current as Budget).reserve(...given),
    release: (...given) => (current as Budget).release(...given),
    state: () => (current as Budget).state(),
  };
  const agents = await Promise.all(
    Array.from({ length: servers }, () => connectInProcess(sandbox, { budget, live: true })),
  );
  for (let sequence = 0; sequence < sequences; sequence++) {
    const limit = random(13);
    current = await budgetOf(sequence, limit);
    sandbox.reset();
    const play = async ({ call }: (typeof agents)[number]): Promise<void> => {
      for (let length = 1 + random(servers > 1 ? 3 : 12); length > 0; length--) {
        const [name, input] = calls[random(calls.length)] as (typeof calls)[number];
        const fault = faults[random(faults.length * 4)];
        if (fault) sandbox.script(fault);
        const { structuredContent } = await call(name, input);
        sum.calls++;
        if ((structuredContent.error as { code?: string } | undefined)?.code === "CREDIT_LIMIT") sum.refused++;
      }
    };
    await Promise.all(agents.map(play));
    const spent = charged(sandbox);
    sum.charged += spent;
    sum.allowed += limit;
    if (spent > limit) sum.exceeded++;
  }
  await Promise.all(agents.map(({ agent }) => agent.close()));
  return sum;
};
