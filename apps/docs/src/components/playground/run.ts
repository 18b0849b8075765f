import { TechLookup as PageClient } from "@techlookup/browser";
import { type AttemptRecord, type ClientOptions, isTechLookupError, TechLookup } from "@techlookup/core";
import { type Enrichment, type EnrichReport, enrich } from "@techlookup/core/enrich";
import { createSandbox, type Sandbox } from "@techlookup/sandbox";
import type { Plan } from "./plan.ts";
import { SetupProblem } from "./setup.ts";
import { VirtualClock } from "./virtual-clock.ts";

/** One record of a list. */
interface Line {
  readonly kind: string;
  readonly input: string;
}

/** What a run came to. */
export interface RunResult {
  /** The code of the error that it ended with. */
  readonly code?: string;
  /** That error's message, and all that it tells as a text. */
  readonly message?: string;
  readonly shown?: string;
  readonly data?: unknown;
  readonly attempts: readonly AttemptRecord[];
  /** Of a list: its records, and what the run reports. */
  readonly list?: { readonly records: readonly Line[]; readonly report: EnrichReport };
  readonly requests: number;
  readonly credits: number;
  /** Simulated. */
  readonly elapsedMs: number;
}

type End = Pick<RunResult, "code" | "message" | "shown" | "data" | "list"> & {
  readonly attempts?: RunResult["attempts"];
};

const endOf = (thrown: unknown): End => {
  if (!isTechLookupError(thrown)) throw new SetupProblem(`${(thrown as Error).message}.`);
  return { code: thrown.code, message: thrown.message, shown: String(thrown), attempts: thrown.attempts };
};

const clientOf = ({ module, key, isFetchBroken, client }: Plan, sandbox: Sandbox, clock: VirtualClock) => {
  const broken = (async () => "not a Response") as unknown as typeof fetch;
  const options: ClientOptions = { fetch: isFetchBroken ? broken : (sandbox.fetch as typeof fetch), ...client, clock };
  if (module === "@techlookup/node") return new TechLookup({ apiKey: sandbox.keys[key], ...options });
  const { pacing: _, ...common } = options as Omit<ClientOptions, "apiKey" | "baseUrl">;
  return new PageClient({ token: () => Promise.reject(new Error("The session is over")), ...common });
};

const listEnd = async (run: Enrichment<unknown>): Promise<End> => {
  const records: Line[] = [];
  let end: End = {};
  try {
    for await (const { kind, input } of run) records.push({ kind, input });
  } catch (error) {
    end = endOf(error);
  }
  return { ...end, list: { records, report: run.report } };
};

const play = async (plan: Plan, sandbox: Sandbox, clock: VirtualClock): Promise<End> => {
  const { call, before, abortAfterMs } = plan;
  sandbox.script(...plan.faults);
  const client = clientOf(plan, sandbox, clock);
  const { domains } = client.safe;
  for (let done = 0; done < before && call.method !== "enrich"; done++) await domains.get(call.domain);
  const controller = new AbortController();
  if (abortAfterMs !== undefined) clock.setTimer(() => controller.abort(), abortAfterMs);
  const { signal } = controller;
  if (call.method === "enrich") return listEnd(enrich(client, call.domains, { ...call.options, signal, clock }));
  const result = await domains[call.method](call.domain, { signal }).withResponse();
  return result.ok ? { data: result.data, attempts: result.meta.attempts } : endOf(result.error);
};

/** What takes longer than this, in real milliseconds, is given up: a link must not keep a page busy for ever. */
const patienceMs = 10_000;

/**
 * Runs a plan: the real client against the real sandbox, both in this page, on a clock that jumps over waits.
 *
 * @throws SetupProblem where the sandbox refuses its settings, or the run goes on for too long.
 */
export const run = async (plan: Plan): Promise<RunResult> => {
  const clock = new VirtualClock();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const givenUp = new Promise<never>((_resolve, reject) => {
    const problem = `The run was stopped after ${patienceMs / 1_000} seconds of real time: lower its limits.`;
    timer = setTimeout(() => reject(new SetupProblem(problem)), patienceMs);
  });
  try {
    const sandbox = createSandbox({ ...plan.sandbox, clock });
    const end = await Promise.race([play(plan, sandbox, clock).catch(endOf), givenUp]);
    const { requests, credits } = sandbox.counts();
    return { attempts: [], ...end, requests, credits, elapsedMs: clock.elapsedMs };
  } catch (thrown) {
    throw thrown instanceof SetupProblem ? thrown : new SetupProblem(`${(thrown as Error).message}.`);
  } finally {
    clearTimeout(timer);
    clock.end();
  }
};
