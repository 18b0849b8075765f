import { inspect } from "node:util";
import { TechLookup as PageClient } from "@techlookup/browser";
import { type KnownCode, rowOf, TechLookup, TechLookupError } from "@techlookup/core";
import { documentedMessages } from "@techlookup/core/contract";
import { createSandbox } from "@techlookup/sandbox";
import type { ErrorPage, SentResponse } from "./error-page.ts";
import { sampleClock } from "./sample-clock.ts";
import { situationOf } from "./situations.ts";

/** What only a client with tokens meets. */
const meetWithToken = async (): Promise<TechLookupError | undefined> => {
  const token = (): never => {
    throw new Error("the session is over");
  };
  const client = new PageClient({ gateway: new URL("https://shop.example/api"), token, clock: sampleClock() });
  return (await client.safe.domains.get("github.com")).error;
};

const meet = async (code: KnownCode): Promise<TechLookupError> => {
  const sandbox = createSandbox();
  const { faults = [], options, call, domain = "github.com", fetch, withToken, isDown } = situationOf(code);
  sandbox.script(...faults);
  const client = new TechLookup({
    ...{ apiKey: sandbox.keys.pro, fetch: fetch ?? sandbox.fetch, clock: sampleClock(), random: () => 0.5 },
    ...options,
  });
  if (isDown) await client.safe.domains.get(domain);
  const { error } = await client.safe.domains.get(domain, call);
  const met = withToken ? await meetWithToken() : error;
  if (met?.code === code) return met;
  // Not met by any of these: shown by what the table says of it.
  return new TechLookupError({ code, message: rowOf(code)?.hint ?? code });
};

/** Longer bodies are cut: a page of HTML or 20,000 bytes of filler teach no more than their beginning. */
const shownBody = 400;

/** The response that an error holds, if it holds one. */
const sentOf = (code: KnownCode, error: object): SentResponse | undefined => {
  const { status, headers, body, location } = error as Partial<SentResponse> & { readonly location?: string };
  if (status === undefined || !headers || body === undefined) return undefined;
  const documented = Object.entries(documentedMessages).find(([name]) => name === code)?.[1];
  const text = documented?.find((message) => body.includes(JSON.stringify(message.text)));
  const { date: _, ...others } = headers;
  const shown = { ...others, ...(location && { location }) };
  return { status, headers: shown, body: body.slice(0, shownBody), ...(text && { documented: text }) };
};

/** Where in the code it happened is of no use to readers. The last line of a stack may open the braces of the error's fields. */
const withoutStacks = (text: string): string =>
  text.replace(/(?:\n +(?:at |\.\.\. \d+ lines matching)[^\n]*)+/g, (lines) => (lines.endsWith(" {") ? " {" : ""));

/** Meets a failure, and returns what is shown of it. */
export const makeSample = async (code: KnownCode): Promise<ErrorPage["sample"]> => {
  const error = await meet(code);
  const sent = sentOf(code, error);
  const shown = withoutStacks(inspect(error, { colors: false }));
  return {
    ...{ className: error.name, message: error.message, shown, attempts: error.attempts },
    json: JSON.parse(JSON.stringify(error)),
    ...(sent && { sent }),
  };
};
