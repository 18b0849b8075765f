import { docsBaseUrl } from "@techlookup/core/common";
import { isTechLookupError } from "@techlookup/node";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { inFlags } from "../flag-words.ts";
import { UsageError } from "../usage-error.ts";
import { agentFix } from "./agent-fixes.ts";

/** An error for an agent. */
export interface ErrorFacts {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  readonly docsUrl: string;
}

/** The page about the server. */
const agentsUrl: string = `${docsBaseUrl}/docs/agents`;

const names = new Map<ExitCode, string>(
  Object.entries(exitCodes).map(([name, code]) => [code, name.replace(/[A-Z]/g, "_$&").toUpperCase()]),
);

/** Longer texts, of which only a path or a name can be the cause, are cut. In characters. */
const mostLength = 1_000;

const short = (text: string): string => (text.length > mostLength ? `${text.slice(0, mostLength)}…` : text);

/** Whether an error is made of an answer, whose words are not this program's. */
export const quotesTheApi = (thrown: unknown): boolean => isTechLookupError(thrown) && "status" in thrown;

/** What an agent needs to know of something that was thrown: no stack, no cause, no headers. */
export const describeError = (thrown: unknown): ErrorFacts => {
  const { code, message, fix, docsUrl } = factsOf(thrown);
  return { code, message: short(message), fix: short(fix), docsUrl };
};

const factsOf = (thrown: unknown): ErrorFacts => {
  if (thrown instanceof UsageError) {
    const { message, exitCode } = thrown;
    return { code: names.get(exitCode) ?? "UNEXPECTED", message, fix: fixOf(message), docsUrl: agentsUrl };
  }
  if (!isTechLookupError(thrown))
    return {
      code: "UNEXPECTED",
      message: "An unexpected error: a bug in this program, or in what it runs on.",
      fix: "Run the tool doctor. If it finds nothing, the user can start the server with --debug and report what it writes on stderr.",
      docsUrl: agentsUrl,
    };
  const { code, docsUrl } = thrown;
  const message = "argument" in thrown ? inFlags(thrown.message, thrown.argument) : thrown.message;
  return { code, message, fix: agentFix(code), docsUrl };
};

/** What a message says to do, after what is wrong. A name in quotes may hold a full stop as well. */
const fixOf = (message: string): string => {
  const end = message.replace(/"[^"]*"/g, (name) => "_".repeat(name.length)).indexOf(". ");
  return message.slice(end < 0 ? 0 : end + 2).replace(/^Nothing was [a-z ]+\. /, "");
};
