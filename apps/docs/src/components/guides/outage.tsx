import outage from "@site/.generated/outage.json";
import type { ReactNode } from "react";
import { GateLine } from "./gate-line.tsx";
import styles from "./outage.module.css";
import { OutageAxis, OutageLane } from "./outage-lane.tsx";
import { OutageTable } from "./outage-table.tsx";

const { callsPerSecond, fromMs, gate, gated, runs, savedShare, toMs } = outage;

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** The waits before each probe: from the one before, the first from when the gate closed. */
const pauses = gate.probesMs.map((atMs, index) =>
  ((atMs - (gate.probesMs[index - 1] ?? gate.closedMs)) / 1_000).toFixed(1),
);

/** What happens to the gate in an outage: one run of the real code, made when the site is built. */
export const Outage = (): ReactNode => (
  <figure className={styles.outage}>
    <OutageLane lane={outage.gated} title="By default" />
    <GateLine />
    <OutageLane lane={outage.ungated} title="Without the gate (recovery: false)" />
    <OutageLane lane={outage.repeating} title="Five retries for each call, without a gate or budget" />
    <OutageAxis />
    <p className={styles.legend}>
      <span className={styles.ofAnswered}>succeeded</span>
      <span className={styles.ofFailed}>failed</span>
      <span className={styles.ofDown}>the server is down</span>
      <span className={styles.ofCalls}>calls that start</span>
    </p>
    <ol className={styles.moments}>
      <li>
        <b>{seconds(gate.closedMs)}: the gate closes</b>, after {gate.failuresInRow} failures in a row. New calls and
        retries now wait in a queue.
      </li>
      <li>
        <b>Probes:</b> one call at a time tries the server, {gate.probesMs.length} in all, after pauses of{" "}
        {pauses.join(", ")} s. The pauses are random, and their upper bound doubles.
      </li>
      <li>
        <b>{seconds(gate.answeredMs)}: a probe succeeds</b>, {seconds(gate.answeredMs - toMs)} after the server came
        back. Each response that is not slow allows more requests at the same time.
      </li>
      <li>
        <b>{seconds(gate.openedMs)}: the gate opens</b>, because no call is waiting any more.
      </li>
    </ol>
    <figcaption>
      Simulated with the client’s own gate, budget and decision: {callsPerSecond} calls a second, and a server that
      sends a 503 for {(toMs - fromMs) / 1_000} s. With the gate, the slowest call took {seconds(gated.longestMs)}. This
      is the median of {runs} runs, by how soon the gate notices that the server is back. Over all of them,{" "}
      {Math.floor(100 * savedShare)}% of the calls that start during the outage succeed.
    </figcaption>
    <OutageTable />
  </figure>
);
