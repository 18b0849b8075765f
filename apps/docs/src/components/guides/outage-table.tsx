import outage from "@site/.generated/outage.json";
import type { ReactNode } from "react";
import { TableBox } from "../table-box.tsx";

const { barMs, endMs, gated, repeating, ungated } = outage;

/** Requests sent in a second, and how many of them failed. */
const told = ({ bars }: typeof gated, second: number): string => {
  const inside = bars.filter((_, index) => Math.floor((index * barMs) / 1_000) === second);
  const failed = inside.reduce((sum, bar) => sum + bar.failed, 0);
  const sent = inside.reduce((sum, bar) => sum + bar.answered, failed);
  return failed > 0 ? `${sent}, ${failed} failed` : `${sent}`;
};

/** The drawing as a table. */
export const OutageTable = (): ReactNode => (
  <details>
    <summary>The same as a table</summary>
    <TableBox>
      <thead>
        <tr>
          <th>Second</th>
          <th>Requests by default</th>
          <th>Without the gate</th>
          <th>Five retries</th>
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: endMs / 1_000 }, (_, second) => (
          <tr key={second}>
            <td>{second + 1}</td>
            <td>{told(gated, second)}</td>
            <td>{told(ungated, second)}</td>
            <td>{told(repeating, second)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  </details>
);
