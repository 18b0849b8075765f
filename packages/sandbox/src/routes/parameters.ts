import { invalid, Refusal } from "../envelope.ts";
import type { RouteContext } from "./context.ts";

/** Bounds of the sandbox's own: the API's are unknown. */
const maxLimit = 1_000;
const defaultLimit = 50;

/** As much of a wrong value as a message needs. */
const short = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);

/** A query parameter that counts something. */
export const readCount = (context: RouteContext, name: string): number | undefined => {
  const text = context.req.query(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw invalid(name, `must be a non-negative integer, got '${short(text)}'`);
  return Number(text);
};

/** `limit` and `offset`. */
export const readPage = (context: RouteContext): { limit: number; offset: number } => {
  const limit = readCount(context, "limit") ?? defaultLimit;
  if (limit > maxLimit) throw invalid("limit", `must be at most ${maxLimit}, got '${limit}'`);
  return { limit, offset: readCount(context, "offset") ?? 0 };
};

/** A day, `YYYY-MM-DD`. */
export const readDate = (context: RouteContext, name: string, otherwise: string): string => {
  const text = context.req.query(name);
  if (text === undefined) return otherwise;
  const time = Date.parse(`${text}T00:00:00Z`);
  const exists = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  if (!exists) throw invalid(name, `must be a date as YYYY-MM-DD, got '${short(text)}'`);
  return text;
};

const label = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** A domain name, in lower case. */
export const readDomain = (name: string, text: string): string => {
  const domain = text.toLowerCase();
  const labels = domain.split(".");
  // A number at the end is an IP address, not a name.
  const isAddress = /^\d+$/.test(labels.at(-1) ?? "");
  if (isAddress || labels.length < 2 || domain.length > 253 || !labels.every((part) => label.test(part))) {
    throw invalid(name, `must be a domain name, got '${short(text)}'`);
  }
  return domain;
};

/** A part of the path, decoded. */
export const readSegment = (context: RouteContext, name: string): string => {
  try {
    // The router leaves what it cannot decode as it is.
    return decodeURIComponent(new URL(context.req.url).pathname.split("/")[segmentOf(context, name)] ?? "");
  } catch {
    throw invalid(name, "is not validly percent-encoded");
  }
};

const segmentOf = (context: RouteContext, name: string): number => {
  const index = context.req.routePath.split("/").indexOf(`:${name}`);
  if (index < 0) throw new Refusal("INTERNAL_ERROR", `The route has no parameter ${name}`);
  return index;
};
