import Link from "@docusaurus/Link";
import type { ReactNode } from "react";
import type { VendorCheck } from "../../remedies/vendor-checks.ts";
import { Prose } from "./prose.tsx";

/** What to look up on the vendor's site, and what its support needs. */
export const VendorSection = ({ check, pages, send }: VendorCheck): ReactNode => (
  <>
    <p>
      <Prose text={check} />
    </p>
    <ul>
      {pages.map(({ label, url }) => (
        <li key={url}>
          <Link href={url}>{label}</Link>
        </li>
      ))}
    </ul>
    <p>
      <strong>What to send to the vendor's support.</strong> <Prose text={send} />
    </p>
  </>
);
