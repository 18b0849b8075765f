import Link from "@docusaurus/Link";
import useDocusaurusContext from "@docusaurus/useDocusaurusContext";
import { Fragment, type ReactNode } from "react";
import { hasColumns, linesOf, type Piece } from "./lines.ts";

/** An address breaks behind its slashes, where it has to. */
const Breakable = ({ text }: { readonly text: string }): ReactNode =>
  text.split(/(?<=\/)(?!\/)/).map((part, place) => (
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {part}
    </Fragment>
  ));

/** An address of this site leads to its page, wherever the site is served. */
const Address = ({ text }: { readonly text: string }): ReactNode => {
  const { siteConfig } = useDocusaurusContext();
  const home = siteConfig.url + siteConfig.baseUrl;
  return text.startsWith(home) ? (
    <Link to={`/${text.slice(home.length)}`}>
      <Breakable text={text} />
    </Link>
  ) : (
    <span className="console-address">
      <Breakable text={text} />
    </span>
  );
};

const PieceText = ({ kind, text }: Piece): ReactNode => {
  if (kind === "address") return <Address text={text} />;
  return kind === "whole" ? <span className="console-whole">{text}</span> : text;
};

/** What a console shows. Long lines go on below their first letter, and columns stay columns. Its text is exactly what was printed. */
export const Console = ({ title, text }: { readonly title?: string | undefined; readonly text: string }): ReactNode => (
  <figure className="console">
    {title !== undefined && <figcaption>{title}</figcaption>}
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls where it has columns */}
    <pre tabIndex={0} className={hasColumns(text) ? "console-columns" : undefined}>
      <code>
        {linesOf(text).map(({ kind, indent, pieces }, number) => (
          <span key={number} className={`console-line console-${kind}`} style={{ "--indent": indent } as object}>
            {pieces.map((piece, place) => (
              <Fragment key={place}>
                <PieceText {...piece} />
              </Fragment>
            ))}
            {"\n"}
          </span>
        ))}
      </code>
    </pre>
  </figure>
);
