import Link from "@docusaurus/Link";
import type { ComponentProps, ReactNode } from "react";

/** How well a fact about the API is known, in a word that leads to what it means. */
export const Known = ({
  known,
  title,
  children = known,
}: {
  readonly known: string;
  readonly title?: string;
  readonly children?: ReactNode;
}): ReactNode => (
  <Link to="/docs/known#words" className={`known known-${known}`} title={title}>
    {children}
  </Link>
);

/** The same where a table in Markdown has a `<span class="known …">`. */
export const KnownSpan = (properties: ComponentProps<"span">): ReactNode => {
  const { className, children } = properties;
  const isKnown = className?.split(" ").includes("known");
  return isKnown && typeof children === "string" ? <Known known={children} /> : <span {...properties} />;
};
