import type { Decoded } from "@techlookup/core/decoder";
import type { ReactNode } from "react";
import { Prose } from "../errors/prose.tsx";
import styles from "./decoder.module.css";
import { stops } from "./stops.ts";

const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

/** Credits as the text names them: its own numbers, and no prices known otherwise. */
const creditsOf = ({ credits }: Decoded): string | undefined => {
  if (credits === undefined) return undefined;
  const { cost, spent, limit, remaining } = credits;
  const parts = [
    cost !== undefined && `the call costs ${cost}`,
    spent !== undefined && `${spent} spent`,
    limit !== undefined && `your limit is ${limit}`,
    remaining !== undefined && `${remaining} left`,
  ];
  return parts.filter(Boolean).join(", ");
};

const rateLimitOf = ({ rateLimit }: Decoded): string | undefined => {
  if (rateLimit === undefined) return undefined;
  const { limit, remaining } = rateLimit;
  const parts = [limit !== undefined && `${limit} requests a minute`, remaining !== undefined && `${remaining} left`];
  return parts.filter(Boolean).join(", ");
};

const options = { attempt: "`attemptTimeoutMs`", deadline: "`deadlineMs`" } as const;

const timeLimitOf = ({ limit, timeoutMs }: Decoded): string | undefined => {
  if (limit === undefined && timeoutMs === undefined) return undefined;
  const time = timeoutMs === undefined ? undefined : seconds(timeoutMs);
  return [time, limit && options[limit]].filter(Boolean).join(", ");
};

/** What the text says besides the code, each only where the text says it. */
export const QuotesTable = ({ decoded }: { readonly decoded: Decoded }): ReactNode => {
  const { request, parameter, reason, stopped, retryAfterMs, waitMs } = decoded;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["Request", request && `\`${[request.method, request.path].filter(Boolean).join(" ")}\``],
    ["Client method", request?.operation && `\`${request.operation}\``],
    ["Parameter", parameter && `\`${parameter}\``],
    ["Connection", reason && `failed with the reason \`${reason}\``],
    ["Wait", retryAfterMs === undefined ? undefined : `${seconds(retryAfterMs)}, as the server asks`],
    ["Wait for a turn", waitMs === undefined ? undefined : seconds(waitMs)],
    ["Time limit", timeLimitOf(decoded)],
    ["Credits", creditsOf(decoded)],
    ["Rate limit", rateLimitOf(decoded)],
    ["Stopped", stopped && stops[stopped]],
  ];
  const said = rows.filter((row): row is readonly [string, string] => row[1] !== undefined);
  if (said.length === 0) return null;
  return (
    <dl className={styles.quotes}>
      {said.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Prose text={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
};
