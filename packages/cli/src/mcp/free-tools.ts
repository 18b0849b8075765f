import { allChecks } from "../doctor/all-checks.ts";
import type { Check } from "../doctor/check.ts";
import { explanationsOf, forPrograms } from "../explain/explain.ts";
import type { Tool } from "./tool.ts";

/** What only reads, and costs nothing. */
export const freeHints = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;

/** `explain_error` */
const explainError: Tool = {
  name: "explain_error",
  title: "Explain an error",
  description:
    "Free of charge. Says what an error of this API or of its clients means, and what to do. Takes a code, a status, a message or lines of a log. Nothing is sent.",
  properties: {
    text: { type: "string", description: "The code or the pasted error.", minLength: 1, maxLength: 1_000_000 },
  },
  required: ["text"],
  hints: freeHints,
  run: async ({ input }) => ({
    data: { errors: explanationsOf(String(input.text)).map(forPrograms) },
    credits: 0,
    rest: "Pass a shorter text.",
  }),
};

/** `doctor` */
const doctor: Tool = {
  name: "doctor",
  title: "Check the setup",
  description:
    "Free of charge. Use it when calls fail for no reason that their errors say: checks runtime, API key, address, proxy, TLS, clock, the first folder, and Redis where a budget is shared. Each check is ok, warning or wrong, with its fix.",
  properties: {},
  required: [],
  hints: { ...freeHints, openWorldHint: true },
  run: async (_, { session, folders, redis }) => {
    const checks: Check[] = [];
    for await (const check of allChecks(session.globals, { journal: folders[0], redis })) checks.push(check);
    return { data: { checks: checks.map(withoutExit) }, credits: 0 };
  },
};

const withoutExit = ({ name, verdict, finding, ...rest }: Check): object => ({
  ...{ name, verdict, finding },
  ...("fix" in rest && { fix: rest.fix }),
});

/** Tools that need no file. */
export const freeTools: readonly Tool[] = [explainError, doctor];
