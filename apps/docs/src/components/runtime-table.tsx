import known from "@techlookup/conformance/known-differences.json";
import results from "@techlookup/conformance/results.json";
import CodeBlock from "@theme/CodeBlock";
import type { ReactNode } from "react";
import { TableBox } from "./table-box.tsx";

/** What the suite came to on each runtime. The file is written by the run: `npm run test:all -- --record`. */
export const RuntimeTable = (): ReactNode => (
  <TableBox aria-label="Results by runtime">
    <thead>
      <tr>
        <th>Runtime</th>
        <th>Version</th>
        <th>Vectors passed</th>
        <th>Faults passed</th>
        <th>Known differences</th>
      </tr>
    </thead>
    <tbody>
      {results.runtimes.map(({ runtime, title, version, vectors, faults, differences }) => (
        <tr key={runtime}>
          <td>{title}</td>
          <td>{version}</td>
          <td>{`${vectors.passed} of ${vectors.total}`}</td>
          <td>{`${faults.passed} of ${faults.total}`}</td>
          <td>{differences.length}</td>
        </tr>
      ))}
    </tbody>
  </TableBox>
);

const titleOf = (id: string): string => results.runtimes.find(({ runtime }) => runtime === id)?.title ?? id;

/** Every case that comes out otherwise somewhere, what comes out there, and why. */
export const DifferenceList = (): ReactNode => (
  <>
    {known.differences.map(({ runtimes, cases, instead, because }) => (
      <section key={`${runtimes} ${cases}`}>
        <h3>{runtimes.map(titleOf).join(", ")}</h3>
        <p>{because}</p>
        <p>
          {cases.map((one) => (
            <span key={one}>
              <code>{one}</code>{" "}
            </span>
          ))}
        </p>
        <CodeBlock language="json">{JSON.stringify(instead)}</CodeBlock>
      </section>
    ))}
  </>
);
