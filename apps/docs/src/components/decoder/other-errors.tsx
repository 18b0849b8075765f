import type { DecodedError } from "@techlookup/core/decoder";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import { Prose } from "../errors/prose.tsx";

const nameOf = ({ code, wouldBe }: DecodedError): string =>
  code === undefined ? `Another API's error${wouldBe ? `, similar to \`${wouldBe}\`` : ""}` : `\`${code}\``;

const timesOf = (times: number): string => (times > 1 ? `, ${times} times` : "");

/** Every error of a text that holds several, with the cause of each where there is evidence of one. */
export const OtherErrors = ({ errors }: { readonly errors: readonly DecodedError[] }): ReactNode =>
  errors.length < 2 ? null : (
    <>
      <Heading as="h3">{`All ${errors.length} errors in the text`}</Heading>
      <ol>
        {errors.map((error) => (
          <li key={[error.code, error.reason, error.cause?.id, error.parameter, error.wouldBe, error.status].join()}>
            <Prose text={`${nameOf(error)}${timesOf(error.times)}${error.cause ? `: ${error.cause.cause}` : ""}`} />
          </li>
        ))}
      </ol>
    </>
  );
