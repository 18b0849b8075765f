import Link from "@docusaurus/Link";
import codes from "@site/.generated/codes.json";
import { Fragment, type ReactNode } from "react";

/** A text of the catalogue: words, with code in backticks and no other markup. Codes become links. */
export const Prose = ({ text }: { readonly text: string }): ReactNode =>
  text.split(/(`[^`]+`)/).map((part, index) => {
    const key = `${index} ${part}`;
    if (!part.startsWith("`")) return <Fragment key={key}>{part}</Fragment>;
    const code = part.slice(1, -1);
    return codes.includes(code) ? (
      <Link key={key} to={`/errors/${code.toLowerCase().replaceAll("_", "-")}`}>
        <code>{code}</code>
      </Link>
    ) : (
      <code key={key}>{code}</code>
    );
  });
