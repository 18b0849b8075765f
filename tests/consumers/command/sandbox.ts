import { start } from "../../../tools/programs/process.ts";
import type { Environment } from "../project.ts";

/** A request that the sandbox has charged. */
interface Paid {
  readonly path: string;
  readonly credits: number;
}

/** A sandbox that the command has started, and what it has counted. */
export interface CommandSandbox extends Disposable {
  readonly env: Environment;
  script(...faults: readonly object[]): Promise<unknown>;
  /** What was charged, request by request. */
  paid(): Promise<readonly Paid[]>;
  /** Stored profiles that were paid for more than once. */
  paidTwice(): Promise<readonly string[]>;
}

/** Starts the sandbox that the installed command brings along. */
export const startSandbox = async (cwd: string): Promise<CommandSandbox> => {
  const program = start(["npx", "techlookup", "sandbox", "--port", "0", "--format", "json"], { cwd });
  const { url, apiKey } = JSON.parse(await program.printed(/^\{.*\}$/m)) as { url: string; apiKey: string };
  const paid = async (): Promise<readonly Paid[]> => {
    const requests = (await (await fetch(`${url}/__sandbox/requests`)).json()) as readonly Paid[];
    return requests.filter(({ credits }) => credits > 0);
  };
  return {
    env: { TECHLOOKUP_BASE_URL: url, TECHLOOKUP_API_KEY: apiKey },
    script: (...faults) => fetch(`${url}/__sandbox/faults`, { method: "POST", body: JSON.stringify(faults) }),
    paid,
    paidTwice: async () => {
      const paths = (await paid()).map(({ path }) => path).filter((path) => path.includes("/domain/"));
      return paths.filter((path, at) => paths.indexOf(path) !== at);
    },
    [Symbol.dispose]: () => program[Symbol.dispose](),
  };
};
