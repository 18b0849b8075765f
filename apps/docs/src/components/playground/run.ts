import { type CallEvent, type ErrorRecord, TechLookup } from "@techlookup/browser";
import { createSandbox, type Fault } from "@techlookup/sandbox";
import type { PlaygroundState } from "./state.ts";
import { VirtualClock } from "./virtual-clock.ts";

/** What a run came to. */
export interface RunResult {
  readonly attempts: CallEvent["attempts"];
  readonly credits: number;
  readonly data?: unknown;
  readonly error?: ErrorRecord;
  readonly shown: string;
}

/** Makes the call: the page's real client against the real sandbox, both in this page, on a clock that jumps over waits. */
export const run = async (state: PlaygroundState): Promise<RunResult> => {
  const clock = new VirtualClock();
  try {
    const { domain, deadlineMs, maxAttempts, maxWaitMs, jitter } = state;
    const sandbox = createSandbox({ clock });
    sandbox.script(...(JSON.parse(state.faults) as Fault[]));
    let attempts: CallEvent["attempts"] = [];
    const client = new TechLookup({
      gateway: new URL("https://gateway.example"),
      clock,
      // What a gateway does: the key is added here.
      fetch: (input, init) => {
        const headers = { ...(init?.headers as Record<string, string>), authorization: `Bearer ${sandbox.keys.pro}` };
        return sandbox.fetch(String(input), { ...init, headers });
      },
      ...{ deadlineMs, retry: { maxAttempts, maxWaitMs, jitter } },
      onResult: (event) => {
        attempts = event.attempts;
      },
    });
    const result = await client.safe.domains.get(domain);
    const credits = sandbox.requests.reduce((sum, request) => sum + request.credits, 0);
    const shown = result.ok ? JSON.stringify(result.data, undefined, 2) : result.error.toString();
    return { attempts, credits, shown, ...(result.ok ? { data: result.data } : { error: result.error.toJSON() }) };
  } finally {
    clock.end();
  }
};

/** The program that does the same. */
export const programOf = ({ domain, deadlineMs, maxAttempts, maxWaitMs, jitter }: PlaygroundState): string =>
  `import { TechLookup } from "@techlookup/node";

const client = new TechLookup({
  deadlineMs: ${deadlineMs},
  retry: { maxAttempts: ${maxAttempts}, maxWaitMs: ${maxWaitMs}, jitter: ${JSON.stringify(jitter)} },
});
const result = await client.safe.domains.get(${JSON.stringify(domain)});
console.log(result.ok ? result.data : String(result.error));
`;
