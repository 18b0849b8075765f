import type { ReactNode } from "react";
import type { ErrorPage } from "../../../generate/error-page.ts";
import { TableBox } from "../table-box.tsx";
import styles from "./errors.module.css";

const width = 640;
const left = 16;
const right = 120;

const seconds = (ms: number): string => (ms < 1_000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 100) / 10} s`);

/** What the retry rules do if the failure persists: attempts as dots, waits as bars from their shortest to their longest. */
export const Timeline = ({ waits, stopped }: ErrorPage["schedule"]): ReactNode => {
  const total = Math.max(
    1,
    waits.reduce((sum, { maxMs }) => sum + maxMs, 0),
  );
  const scale = (width - left - right) / total;
  let atMs = 0;
  const steps = waits.map((wait) => {
    const from = left + atMs * scale;
    atMs += wait.maxMs;
    return { ...wait, from, to: left + atMs * scale };
  });
  const sentence = `${waits.length + 1} ${waits.length === 0 ? "attempt" : "attempts"} at most, then ${stopped}`;
  return (
    <figure className={styles.timeline}>
      <svg viewBox={`0 0 ${width} 72`} role="img" aria-label={sentence}>
        <line x1={left} x2={left + atMs * scale} y1={28} y2={28} className={styles.axis} />
        {steps.map(({ attempt, from, to, minMs, maxMs }) => (
          <g key={attempt}>
            <rect x={from + minMs * scale} y={22} width={Math.max(2, (maxMs - minMs) * scale)} height={12} rx={6} />
            {to - from > 60 && (
              <text x={(from + to) / 2} y={56} textAnchor="middle">
                {minMs === maxMs ? seconds(maxMs) : `${seconds(minMs)} to ${seconds(maxMs)}`}
              </text>
            )}
            <circle cx={to} cy={28} r={7} />
          </g>
        ))}
        <circle cx={left} cy={28} r={7} />
        <text x={left + atMs * scale + 16} y={33}>
          {stopped}
        </text>
      </svg>
      <figcaption>{sentence}. Computed with the client's own retry code and default options.</figcaption>
      {waits.length > 0 && (
        <TableBox>
          <thead>
            <tr>
              <th>Before attempt</th>
              <th>Shortest wait</th>
              <th>Longest wait</th>
              <th>Decided by</th>
            </tr>
          </thead>
          <tbody>
            {waits.map(({ attempt, minMs, maxMs, reason }) => (
              <tr key={attempt}>
                <td>{attempt}</td>
                <td>{seconds(minMs)}</td>
                <td>{seconds(maxMs)}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
    </figure>
  );
};
