import type { DecodedError } from "@techlookup/core/decoder";

const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

/** Why no further attempt was made, where the text says it. */
const stops: Readonly<Record<NonNullable<DecodedError["stopped"]>, string>> = {
  "not-retryable": "the same request would fail again",
  "not-repeatable": "the call may have been charged",
  "attempts-exhausted": "all attempts of maxAttempts were made",
  "wait-too-long": "the wait is longer than maxWaitMs",
  deadline: "no time was left before deadlineMs",
  "budget-exhausted": "the retry budget was used up",
  outage: "the server was down for longer than patienceMs",
  "server-veto": "the server said that a retry would not help",
  aborted: "your signal ended the call",
};

const joined = (...parts: readonly (string | false | undefined)[]): string | undefined =>
  parts.filter(Boolean).join(", ") || undefined;

const creditsOf = ({ cost, spent, limit, remaining }: NonNullable<DecodedError["credits"]>): string | undefined =>
  joined(
    cost !== undefined && `the call costs ${cost}`,
    spent !== undefined && `${spent} spent`,
    limit !== undefined && `creditLimit is ${limit}`,
    remaining !== undefined && `${remaining} left`,
  );

/** What the text says besides the code, as lines of a name and a value. */
export const quotesText = (decoded: DecodedError): readonly string[] => {
  const { request, parameter, limit, timeoutMs, waitMs, retryAfterMs, credits, rateLimit, stopped } = decoded;
  const option = limit && (limit === "deadline" ? "deadlineMs" : "attemptTimeoutMs");
  const rows: readonly (readonly [name: string, value: string | undefined])[] = [
    ["Request", request && [request.method, request.path].filter(Boolean).join(" ")],
    ["Client method", request?.operation],
    ["Parameter", parameter],
    ["Wait", retryAfterMs === undefined ? undefined : `${seconds(retryAfterMs)}, as the server asks`],
    ["Wait for a turn", waitMs === undefined ? undefined : seconds(waitMs)],
    ["Time limit", joined(timeoutMs !== undefined && seconds(timeoutMs), option)],
    ["Credits", credits && creditsOf(credits)],
    [
      "Rate limit",
      rateLimit &&
        joined(
          rateLimit.limit !== undefined && `${rateLimit.limit} requests a minute`,
          rateLimit.remaining !== undefined && `${rateLimit.remaining} left`,
        ),
    ],
    ["Stopped", stopped && stops[stopped]],
  ];
  return rows.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
};
