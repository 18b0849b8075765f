import type { AttemptRecord } from "../errors/attempt-record.ts";
import { codes } from "../errors/codes.ts";
import { docsBaseUrl, slugOf } from "../errors/docs-url.ts";
import type { Finding } from "./decoded.ts";
import { findMessage } from "./find-message.ts";
import { asCode, asMs, asStatus, asStopReason, asWaitReason } from "./known-words.ts";
import { reasonIn } from "./reason-in.ts";

const codeLine = /\bcode: ([A-Z][A-Z\d_]{1,63})(?:, status: (\d{1,3}))?, stopped: ([a-z-]{1,30})/;
const attemptLine =
  /\b(\d{1,4})\. (?:(\d{3}) )?(?:([A-Z][A-Z\d_]{1,63}) )?after (\d{1,12}) ms(?:, then waited (\d{1,12}) ms \(([a-z-]{1,20})\))?/g;

const toNumber = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

/** The attempts of the first error: numbered from 1 on. */
const readAttempts = (text: string): Partial<AttemptRecord>[] => {
  const attempts: Partial<AttemptRecord>[] = [];
  for (const [, number, status, code, duration, wait, waitReason] of text.matchAll(attemptLine)) {
    if (Number(number) !== attempts.length + 1) break;
    const read = {
      number: attempts.length + 1,
      status: asStatus(toNumber(status)),
      code: asCode(code),
      durationMs: asMs(toNumber(duration)),
      waitMs: asMs(toNumber(wait)),
      waitReason: asWaitReason(waitReason),
    };
    attempts.push(Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)));
  }
  return attempts;
};

/** An error of this project as a console prints it. */
const findConsole = (text: string): Finding | undefined => {
  const [line, code, status, stopped] = codeLine.exec(text) ?? [];
  if (line === undefined) return undefined;
  return {
    code: asCode(code),
    status: asStatus(toNumber(status)),
    stopped: asStopReason(stopped),
    reason: code === "NETWORK_ERROR" ? reasonIn(text) : undefined,
    attempts: readAttempts(text.slice(text.indexOf(line))),
    confidence: "exact",
    why: "The text contains an error of this project, as a console prints it.",
    isOurs: true,
  };
};

const findLink = (text: string): Finding | undefined => {
  const pages = `${docsBaseUrl}/errors/`;
  const start = text.indexOf(pages);
  const slug = start < 0 ? undefined : /^[a-z-]{1,40}/.exec(text.slice(start + pages.length, start + 200))?.[0];
  const code = Object.keys(codes).find((known) => slugOf(known) === slug);
  if (code === undefined) return undefined;
  return { code, confidence: "exact", why: "The text contains the link to the page of this code.", isOurs: true };
};

/** An error of this project as text: printed, logged by its message alone, or only its link. */
export const findDescription = (text: string): Finding | undefined =>
  findConsole(text) ?? findMessage(text) ?? findLink(text);
