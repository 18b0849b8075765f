import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import { symptoms } from "../../find/symptoms.ts";
import { Prose } from "./prose.tsx";

/** `` `A`, `B` or `C` `` */
const listed = (codes: readonly string[]): string =>
  new Intl.ListFormat("en-GB", { type: "disjunction" }).format(codes.map((code) => `\`${code}\``));

/** By symptom, for people without a code. */
export const Symptoms = (): ReactNode => (
  <section>
    <Heading as="h2" id="symptoms">
      By symptom
    </Heading>
    <dl>
      {symptoms.map(
        ({ shown, codes }) =>
          shown !== undefined && (
            <div key={shown}>
              <dt>
                <Prose text={shown} />
              </dt>
              <dd>
                <Prose text={listed(codes)} />
              </dd>
            </div>
          ),
      )}
    </dl>
  </section>
);
