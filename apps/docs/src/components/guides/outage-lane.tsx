import outage from "@site/.generated/outage.json";
import type { CSSProperties, ReactNode } from "react";
import styles from "./outage.module.css";

const { barMs, callsPerSecond, endMs, fromMs, gated, repeating, toMs, ungated } = outage;
type Lane = typeof gated;

const share = (ms: number): string => `${((100 * ms) / endMs).toFixed(2)}%`;

/** Where a moment is, from the left. */
export const at = (ms: number): CSSProperties => ({ insetInlineStart: share(ms) });

/** Where a time is, and how wide. */
export const between = (startMs: number, stopMs: number): CSSProperties => ({
  ...at(startMs),
  width: share(stopMs - startMs),
});

/** All lanes have one scale. */
const most = Math.max(
  ...[gated, ungated, repeating].flatMap(({ bars }) => bars.map(({ answered, failed }) => answered + failed)),
);

/** The seconds, below a lane. */
export const OutageAxis = (): ReactNode => (
  <div className={styles.axis} aria-hidden="true">
    {Array.from({ length: Math.floor(endMs / 2_000) + 1 }, (_, index) => index * 2_000).map((ms) => (
      <span key={ms} style={at(ms)}>
        {ms / 1_000}
        {ms + 2_000 > endMs ? " s" : ""}
      </span>
    ))}
  </div>
);

const outcome = (saved: number, begun: number): string => {
  if (saved === 0) return `none of its ${begun} calls succeed`;
  return `${saved === begun ? "all" : saved} of its ${begun} calls succeed`;
};

/** One client's requests over time. Its text is beside the drawing, which is stretched to the width of the page. */
export const OutageLane = ({ lane, title }: { readonly lane: Lane; readonly title: string }): ReactNode => {
  const { bars, begun, requests, saved } = lane;
  const result = `${requests} requests during the outage; ${outcome(saved, begun)}`;
  const callsAt = most - (callsPerSecond * barMs) / 1_000;
  return (
    <>
      <p className={styles.title}>
        <b>{title}:</b> {result}.
      </p>
      <div className={styles.lane}>
        <div className={styles.down} style={between(fromMs, toMs)} />
        <svg
          viewBox={`0 0 ${bars.length} ${most}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`${title}: ${result}`}
        >
          {bars.map(({ answered, failed }, index) => (
            <g key={index * barMs} transform={`translate(${index + 0.12} ${most - answered - failed})`}>
              {failed > 0 && <rect width={0.76} height={failed} className={styles.failed} />}
              {answered > 0 && <rect y={failed} width={0.76} height={answered} className={styles.answered} />}
            </g>
          ))}
          <line x2={bars.length} y1={callsAt} y2={callsAt} className={styles.calls} />
        </svg>
      </div>
    </>
  );
};
