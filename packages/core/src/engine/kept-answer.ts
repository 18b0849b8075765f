import { type Decoded, decodeAnswer } from "../answers/decode-answer.ts";
import { type Entry, jittered } from "../cache/entry.ts";
import { cacheTimesMs } from "../contract/cacheable.ts";
import type { Progress } from "./progress.ts";
import { labelOf } from "./send-once.ts";

/** Whether the server forbids to keep its latest answer. */
export const isForbidden = ({ outcome }: Progress): boolean =>
  /(^|[\s,])no-store($|[\s,;])/i.test(outcome?.headers?.get("cache-control") ?? "");

/**
 * A success, as the text of its data, or a 404 of the API, as it is kept; `undefined` for any other answer. Throws what the client's clock or
 * random numbers throw.
 */
export const entryOf = (
  { outcome, settings }: Progress,
  text: string | undefined,
  ttlMs: number,
): Entry | undefined => {
  const { clock, random } = settings;
  const { status, failure } = outcome ?? {};
  const at = clock.now();
  const until = (lastsMs: number): number => at + jittered(lastsMs, random());
  if (text !== undefined && status === 200) return { v: 1, at, until: until(ttlMs), status, body: text };
  if (status !== 404 || failure?.code !== "NOT_FOUND") return undefined;
  const body = JSON.stringify({ code: failure.code, message: failure.serverMessage });
  return { v: 1, at, until: until(Math.min(ttlMs, cacheTimesMs.missing)), status, body };
};

/** What is kept, read once more by the contract. `undefined` where it does not hold what it says. */
export const decodeKept = ({ status, body }: Entry, { spec, settings }: Progress): Decoded | undefined => {
  const text = status === 200 ? `{"success":true,"data":${body}}` : `{"success":false,"error":${body}}`;
  const { redact, maxResponseBytes, clock } = settings;
  const { envelope, data, mayBeEmpty } = spec;
  const context = { request: labelOf(spec), envelope, data, mayBeEmpty, redact, maxResponseBytes, nowMs: clock.now() };
  const decoded = decodeAnswer({ status, text, end: "complete", headers: { get: () => null } }, context);
  return decoded.ok === (status === 200) && (decoded.ok || decoded.failure.code === "NOT_FOUND") ? decoded : undefined;
};
