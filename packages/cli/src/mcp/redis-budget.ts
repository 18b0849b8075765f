import { createHash } from "node:crypto";
import type { Redis } from "ioredis";
import { exitCodes } from "../exit-codes.ts";
import { UsageError } from "../usage-error.ts";
import type { Budget, BudgetState } from "./budget.ts";
import { limitReached } from "./refusals.ts";

/**
 * One step of a budget, atomic in Redis. Only `open` makes one: where it has vanished later, Redis has lost its memory, and whoever spent on would
 * exceed the limit.
 */
const script = `
local limit = redis.call('HGET', KEYS[1], 'limit')
if not limit then
  if ARGV[1] ~= 'open' then return { 'gone', '0', '0' } end
  limit = ARGV[2]
  redis.call('HSET', KEYS[1], 'limit', limit, 'spent', 0)
end
local spent, credits = tonumber(redis.call('HGET', KEYS[1], 'spent')), tonumber(ARGV[3])
if tonumber(limit) ~= tonumber(ARGV[2]) then return { 'other', limit, tostring(spent) } end
if credits > 0 and spent + credits > tonumber(limit) then return { 'full', limit, tostring(spent) } end
if credits ~= 0 then spent = redis.call('HINCRBY', KEYS[1], 'spent', math.max(credits, -spent)) end
return { 'ok', limit, tostring(spent) }
`;

const lostFix = "Nothing was sent.";

/** A limit for all servers that name the same budget and have the same API key, in one Redis. While Redis is away, nothing is spent. */
export class RedisBudget implements Budget {
  readonly #redis: Redis;
  readonly #limit: number;
  /** Its key in Redis. It has no expiry: deleting it starts the budget anew. */
  readonly key: string;

  private constructor(redis: Redis, apiKey: string, name: string, limit: number) {
    const account = createHash("sha256").update(apiKey).digest("hex").slice(0, 32);
    this.key = `techlookup:{${account}}:budget:${name}`;
    this.#redis = redis;
    this.#limit = limit;
  }

  /**
   * Opens a budget, or makes it.
   *
   * @throws UsageError when it has another limit, or Redis does not answer.
   */
  static async open(redis: Redis, apiKey: string, name: string, limit: number): Promise<RedisBudget> {
    const budget = new RedisBudget(redis, apiKey, name, limit);
    const { outcome, state } = await budget.#step("open", 0);
    if (outcome !== "other") return budget;
    throw new UsageError(
      `--credit-limit ${limit} is not the limit of --budget ${name}, which is ${state.limit} (${state.spent} may be spent). Use --credit-limit ${state.limit}, another name, or delete the budget: redis-cli DEL '${budget.key}'`,
    );
  }

  async reserve(credits: number, subject: string): Promise<void> {
    const { outcome, state } = await this.#step("spend", credits);
    if (outcome === "full") throw limitReached(subject, credits, state);
    this.#check(outcome, state);
  }

  async release(credits: number): Promise<void> {
    // Where it fails, the credits stay spent: less may be spent than the limit, and never more.
    if (credits > 0) await this.#step("spend", -credits).catch(() => {});
  }

  async state(): Promise<BudgetState> {
    const { outcome, state } = await this.#step("spend", 0);
    this.#check(outcome, state);
    return state;
  }

  #check(outcome: string, { limit }: BudgetState): void {
    if (outcome === "ok") return;
    const what =
      outcome === "gone"
        ? `The budget is no longer in Redis (${this.key}): it was deleted, or Redis has lost its memory. What was spent before is unknown`
        : `The limit of the budget is ${limit} in Redis now, and this server was started with ${this.#limit}`;
    throw new UsageError(`${what}. ${lostFix} The user has to start the server again.`, exitCodes.credits);
  }

  async #step(kind: "open" | "spend", credits: number): Promise<{ outcome: string; state: BudgetState }> {
    try {
      const reply = await this.#redis.eval(script, 1, this.key, kind, String(this.#limit), String(credits));
      const [outcome = "", limit, spent] = (reply as unknown[]).map(String);
      return { outcome, state: { limit: Number(limit), spent: Number(spent) } };
    } catch (thrown) {
      throw new UsageError(
        `The shared budget cannot be read: Redis does not answer (${(thrown as Error).message}). ${lostFix} Start Redis, or look at the network to it; the server finds it again on its own.`,
        exitCodes.unreachable,
      );
    }
  }
}
