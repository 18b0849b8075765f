import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import { Prose } from "./prose.tsx";

/** What people see before they know a code, and the codes that it may be. */
const symptoms: readonly (readonly [symptom: string, codes: string])[] = [
  ["Every call fails since I deployed", "`UNAUTHORIZED`, `CONFIGURATION_ERROR` or `UNEXPECTED_REDIRECT`"],
  ["`fetch failed`, and nothing else", "`NETWORK_ERROR`: its `reason` tells what hides behind it"],
  ["It works for some endpoints only", "`FORBIDDEN`"],
  ["Some domains are not found", "`NOT_FOUND`"],
  ["A job slows down, or stops, after some hundred calls", "`RATE_LIMIT` or `PAYMENT_REQUIRED`"],
  ["The answer is a page of HTML", "`GATEWAY_ERROR`, `UNEXPECTED_STATUS` or `INVALID_RESPONSE`"],
  ["`Unexpected end of JSON input`", "`TRUNCATED_RESPONSE` or `INVALID_RESPONSE`"],
  ["Calls hang", "`TIMEOUT`, or a deadline longer than you would wait"],
  ["Blocked by CORS in the browser's console", "`NETWORK_ERROR`"],
  ["It fails as soon as the visitor leaves the page", "`ABORTED`"],
];

/** By symptom, for people without a code. */
export const Symptoms = (): ReactNode => (
  <section>
    <Heading as="h2" id="symptoms">
      By symptom
    </Heading>
    <dl>
      {symptoms.map(([symptom, codes]) => (
        <div key={symptom}>
          <dt>
            <Prose text={symptom} />
          </dt>
          <dd>
            <Prose text={codes} />
          </dd>
        </div>
      ))}
    </dl>
  </section>
);
