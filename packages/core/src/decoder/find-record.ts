import type { AttemptRecord } from "../errors/attempt-record.ts";
import { codeOfApiStatus } from "./answer-finding.ts";
import { completeWord } from "./complete-code.ts";
import type { Finding } from "./decoded.ts";
import { asCode, asMs, asReason, asStatus, asStopReason, asWaitReason, isKnownCode } from "./known-words.ts";
import type { Loose, LooseObject } from "./loose-reader.ts";
import { objectsIn, walkObjects } from "./objects-in.ts";
import { evidenceOf } from "./record-evidence.ts";

/** Codes that a class alone stands for. */
const codeOfName: Readonly<Record<string, string>> = {
  TimeoutError: "TIMEOUT",
  AbortError: "ABORTED",
  ConnectionError: "NETWORK_ERROR",
  ConfigurationError: "CONFIGURATION_ERROR",
  CreditLimitError: "CREDIT_LIMIT",
  WaitError: "NO_SLOT",
};

/** A call that makes more attempts is not shown in full. */
const maxAttempts = 100;

const readAttempt = (object: LooseObject): Partial<AttemptRecord> => {
  const read = {
    number: asMs(object.get("number")),
    startedAtMs: asMs(object.get("startedAtMs")),
    durationMs: asMs(object.get("durationMs")),
    status: asStatus(object.get("status")),
    code: asCode(object.get("code")),
    retryAfterMs: asMs(object.get("retryAfterMs")),
    waitMs: asMs(object.get("waitMs")),
    waitReason: asWaitReason(object.get("waitReason")),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
};

const readAttempts = (value: Loose | undefined): readonly Partial<AttemptRecord>[] =>
  Array.isArray(value)
    ? value.flatMap((item: Loose) => (item instanceof Map ? [readAttempt(item)] : [])).slice(0, maxAttempts)
    : [];

/** An error of this project as data: marked, or, where a logger copied its fields alone, with a code and why it stopped. */
const readRecord = (object: LooseObject): Finding | undefined => {
  const name = object.get("@techlookup/error");
  const named = asCode(object.get("code"));
  const stopped = asStopReason(object.get("stopped"));
  if (typeof name !== "string" && (named === undefined || stopped === undefined)) return undefined;
  const status = asStatus(object.get("status"));
  const derived = codeOfName[String(name)] ?? (status === undefined ? undefined : codeOfApiStatus(status));
  return {
    code: named ?? derived,
    ...{ status, stopped, reason: asReason(object.get("reason")) },
    retryAfterMs: asMs(object.get("retryAfterMs")),
    attempts: readAttempts(object.get("attempts")),
    confidence: named === undefined ? "likely" : "exact",
    why: `The text contains the JSON of an error of this project${named === undefined ? ", cut off before its code" : ""}.`,
    evidence: evidenceOf(object),
    isOurs: true,
  };
};

/** The API's body that says no. */
const readEnvelope = (object: LooseObject): Finding | undefined => {
  const error = object.get("error");
  if (object.get("success") !== false || !(error instanceof Map)) return undefined;
  const written = asCode(error.get("code"));
  if (written === undefined) return undefined;
  const code = (isKnownCode(written) ? undefined : completeWord(written)) ?? written;
  const isWhole = code === written;
  const why = `The text contains the body of a response of the API, with \`success: false\` and ${isWhole ? "" : "the beginning of "}this code.`;
  return { code, confidence: isKnownCode(code) && isWhole ? "exact" : "likely", why, evidence: evidenceOf(object) };
};

const readCode = (object: LooseObject): Finding | undefined => {
  const code = object.get("code");
  if (!isKnownCode(code)) return undefined;
  return {
    code,
    confidence: "likely",
    why: "The text contains an object with this `code`.",
    evidence: evidenceOf(object),
  };
};

interface Found {
  readonly records: Finding[];
  readonly envelopes: Finding[];
  readonly codes: Finding[];
}

const collect = (text: string): Found => {
  const found: Found = { records: [], envelopes: [], codes: [] };
  walkObjects(objectsIn(text), (object) => {
    const record = readRecord(object);
    if (record) {
      found.records.push(record);
      // What is in it, such as its cause, is not another error.
      return false;
    }
    const [envelope, code] = [readEnvelope(object), readCode(object)];
    if (envelope) found.envelopes.push(envelope);
    if (code) found.codes.push(code);
    return true;
  });
  return found;
};

/** The first error among the objects of a text, by how sure it is. */
export const findRecord = (text: string): Finding | undefined => {
  const { records, envelopes, codes } = collect(text);
  const first = records[0];
  if (first && records.length > 1) return { ...first, why: `${first.why} The first of ${records.length} in the text.` };
  if (first) return first;
  const others = envelopes.length > 0 ? envelopes : codes;
  // What stands around the only one, such as a header, belongs to it.
  return others[0] && (others.length === 1 ? { ...others[0], evidence: undefined } : others[0]);
};

/** All errors among the objects of a text: errors of this project and bodies of the API, else what has a code at least. */
export const findRecords = (text: string): readonly Finding[] => {
  const { records, envelopes, codes } = collect(text);
  return records.length + envelopes.length > 0 ? [...records, ...envelopes] : codes;
};
