import type { HeaderSource } from "../answers/answer-fields.ts";

const count = (text: string | null, pattern: RegExp): number | undefined => {
  const found = text && pattern.exec(text)?.[1];
  return found ? Number(found) : undefined;
};

/** What an answer tells of the limit. */
export interface ToldLimit {
  readonly limit: number | undefined;
  readonly remaining: number | undefined;
}

/**
 * The limit that an answer tells: by `X-RateLimit-…`, or by the fields of the IETF's draft, both in today's form
 * (`RateLimit: "default";r=50`, `RateLimit-Policy: "default";q=100;w=60`) and in the earlier (`limit=100, remaining=50`). Of several
 * policies the first counts. A limit of a million or more is none: each place that others have taken is kept by itself.
 */
export const readLimits = (headers: HeaderSource): ToldLimit => {
  const plain = /^(\d{1,6})$/;
  const fields = headers.get("ratelimit");
  return {
    limit:
      count(headers.get("x-ratelimit-limit"), plain) ??
      count(headers.get("ratelimit-policy"), /^(?:[^,;]+;\s*q=)?(\d{1,6})\b/) ??
      count(fields, /\blimit=(\d{1,6})\b/),
    remaining: count(headers.get("x-ratelimit-remaining"), plain) ?? count(fields, /\b(?:r|remaining)=(\d{1,6})\b/),
  };
};
