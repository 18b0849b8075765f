import { readFileSync } from "node:fs";
import { checkApiKey } from "@techlookup/core/platform";
import { readApiKey } from "../api-key.ts";
import { exitCodes } from "../exit-codes.ts";
import { UsageError } from "../usage-error.ts";
import { type Check, ok, warning, wrong } from "./check.ts";

/** What keys look like. Documented. */
const shape = /^tapi_(live|test)_[A-Za-z0-9]{32}$/;

/** The key, where it can be used, and what was found of it. */
export interface KeyCheck {
  readonly apiKey?: string;
  readonly checks: readonly Check[];
}

/** Whether there is a key, where it comes from, and whether it looks like one. It is never shown. */
export const checkKey = async (file: string | undefined): Promise<KeyCheck> => {
  const source = file === undefined ? "TECHLOOKUP_API_KEY" : `--api-key-file "${file}"`;
  let apiKey: string;
  try {
    apiKey = await readApiKey(file);
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) throw thrown;
    return { checks: [file === undefined ? missing() : unreadable(thrown.message)] };
  }
  const twice =
    file !== undefined && process.env.TECHLOOKUP_API_KEY?.trim()
      ? [warning("key", "TECHLOOKUP_API_KEY is set as well; the file is used.", "Leave out one of the two.")]
      : [];
  const problem = problemOf(apiKey);
  if (problem) {
    const [what, fix] = problem;
    return { checks: [...twice, wrong("key", `${source} ${what}`, fix, exitCodes.account)] };
  }
  const [, kind] = shape.exec(apiKey) ?? [];
  const length = `${apiKey.length} characters`;
  if (kind) return { apiKey, checks: [...twice, ok("key", `${source} has a ${kind} key, ${length}`)] };
  const finding = `${source} has ${length}, and does not look like a key: those are tapi_live_ or tapi_test_ and 32 letters and digits, 42 in all (documented).`;
  return {
    apiKey,
    checks: [...twice, warning("key", finding, "Copy the whole key from the vendor's site, and nothing around it.")],
  };
};

const unreadable = (message: string): Check => {
  const [what = message, ...fix] = message.split(/(?<=\)\.|empty\.) /);
  return wrong("key", what, fix.join(" ") || "Name another file.", exitCodes.account);
};

const missing = (): Check => {
  const isInFile = /^\s*(export\s+)?TECHLOOKUP_API_KEY\s*=/m.test(readIfThere(".env"));
  return isInFile
    ? wrong(
        "key",
        "TECHLOOKUP_API_KEY is not set. The file .env in this folder names it, but the command does not read it.",
        "Run: set -a; . ./.env; set +a",
        exitCodes.account,
      )
    : wrong(
        "key",
        "there is none: TECHLOOKUP_API_KEY is not set, and no --api-key-file is named.",
        "Run: export TECHLOOKUP_API_KEY=…, or put the key into a file that only you can read and name that.",
        exitCodes.account,
      );
};

const readIfThere = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

/** What makes it no key, and how to mend it: what people copy along. */
const problemOf = (key: string): readonly [string, string] | undefined => {
  if (/^(["'`‘’“”]).*["'`‘’“”]\s*$/s.test(key))
    return [
      "has quotation marks around the key.",
      "Remove them: docker run --env-file, for one, takes them as part of the value.",
    ];
  if (/^bearer\s/i.test(key)) return ['begins with "Bearer".', "Pass the key alone; the client adds the word."];
  if (/[\r\n]+$/.test(key) && !/[\r\n]./s.test(key))
    return [
      "ends with a line break.",
      'Take it off: export TECHLOOKUP_API_KEY="$(cat key.txt)" does, and printf writes a file without one where echo writes one with it.',
    ];
  if (/[\r\n]/.test(key)) return ["has more than one line.", "Pass one key alone."];
  if (/^\s|\s$/.test(key)) return ["has a space before or behind the key.", "Remove it."];
  if (/^(\$\{?\w+\}?|%\w+%)$/.test(key))
    return [
      "has the name of a variable where its value should be.",
      "Whatever sets it does not put variables in: set the key itself.",
    ];
  try {
    checkApiKey(key, "is missing");
    return undefined;
  } catch (thrown) {
    const [what = "", fix = ""] = (thrown as Error).message.replace(/^apiKey /, "").split(/: (?=pass)/);
    return [`${what}.`, fix ? `${fix.charAt(0).toUpperCase()}${fix.slice(1)}` : "Copy the whole key again."];
  }
};
