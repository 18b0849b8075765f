import charges from "@site/.generated/charges.json";
import type { ReactNode } from "react";
import { Prose } from "../errors/prose.tsx";
import { TableBox } from "../table-box.tsx";

/** The table of what failures cost: all of it, or the rows of one code. Needs no JavaScript in the browser. */
export const ChargesTable = ({ code }: { readonly code?: string }): ReactNode => {
  const rows = charges.rows.filter(({ codes }) => code === undefined || codes.includes(code));
  return (
    <TableBox>
      <thead>
        <tr>
          <th>What happened</th>
          {charges.heads.map((head) => (
            <th key={head}>{head}</th>
          ))}
          <th>Charged?</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ what, cells, charged }) => (
          <tr key={what}>
            <td>
              <Prose text={what} />
            </td>
            {cells.map((cell, index) => (
              <td key={charges.heads[index]}>{cell}</td>
            ))}
            <td>{charged}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
};
