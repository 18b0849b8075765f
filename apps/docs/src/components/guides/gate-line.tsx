import outage from "@site/.generated/outage.json";
import type { ReactNode } from "react";
import styles from "./outage.module.css";
import { at, between } from "./outage-lane.tsx";

const { answeredMs, closedMs, openedMs, probesMs } = outage.gate;
/** The one that was answered. */
const tried = probesMs.at(-1);

/** When the gate is closed and when it grows, with the numbers of the list below. A list says the same in words. */
export const GateLine = (): ReactNode => (
  <div className={styles.gate} aria-hidden="true">
    <div className={styles.shut} style={between(closedMs, answeredMs)} />
    <div className={styles.growing} style={between(answeredMs, openedMs)} />
    {probesMs.map((ms) => (
      <div key={ms} className={ms === tried ? styles.probe : styles.failedProbe} style={at(ms)} />
    ))}
    {[closedMs, (closedMs + answeredMs) / 2, answeredMs, openedMs].map((ms, index) => (
      <span key={ms} style={at(ms)}>
        {index + 1}
      </span>
    ))}
  </div>
);
