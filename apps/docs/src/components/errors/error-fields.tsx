import type { ErrorRecord } from "@techlookup/core";
import type { ReactNode } from "react";
import { TableBox } from "../table-box.tsx";

/** What may be shown to whom. What is not listed here is left out of the error's JSON. */
const uses: Readonly<Record<string, readonly [what: string, whom: string]>> = {
  code: ["what your program switches on", "anyone"],
  status: ["the HTTP status", "anyone"],
  message: ["what is wrong, and what to do about it", "logs"],
  docsUrl: ["this page", "anyone"],
  stopped: ["why no further attempt was made", "logs"],
  attempts: ["every request of the call, with times and waits", "logs"],
  retryAfterMs: ["the wait that the server asked for", "anyone"],
  rateLimit: ["the rate limit, and the requests left in it", "anyone"],
  headers: ["the response headers that help; none contains a secret", "logs"],
  body: ["the beginning of the response, with keys masked", "logs"],
  location: ["the target of the redirect, without its query", "logs"],
  reason: ["why the connection failed", "anyone"],
  requestSent: ["whether the request may have reached the server", "anyone"],
  timeoutMs: ["the limit that passed", "anyone"],
  limit: ["which limit passed", "anyone"],
  argument: ["the option or argument that is invalid", "logs"],
  credits: ["what the call would have cost", "logs"],
  creditLimit: ["the limit that you set", "logs"],
  cause: ["the error behind this one, with keys masked", "logs"],
};

/** The fields that this error has, what each is, and to whom you may show it. */
export const ErrorFields = ({ json }: { readonly json: ErrorRecord }): ReactNode => (
  <TableBox>
    <thead>
      <tr>
        <th>Field</th>
        <th>What it is</th>
        <th>Safe to show to</th>
      </tr>
    </thead>
    <tbody>
      {Object.entries(uses)
        .filter(([name]) => name in json)
        .map(([name, [what, whom]]) => (
          <tr key={name}>
            <td>
              <code>{name}</code>
            </td>
            <td>{what}</td>
            <td>{whom}</td>
          </tr>
        ))}
    </tbody>
  </TableBox>
);
