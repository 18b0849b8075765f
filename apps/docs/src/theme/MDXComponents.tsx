import MDXComponents from "@theme-original/MDXComponents";
import type { ComponentProps, ReactNode } from "react";

/** A wide table scrolls in a box of its own, which the keyboard reaches (WCAG 2.1.1). */
const ScrollingTable = (properties: ComponentProps<"table">): ReactNode => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
  <div className="table-box" tabIndex={0}>
    <table {...properties} />
  </div>
);

export default { ...MDXComponents, table: ScrollingTable };
