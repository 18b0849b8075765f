import type { ComponentProps, ReactNode } from "react";

/** A table that scrolls in a box of its own where it is wide; the keyboard reaches the box (WCAG 2.1.1). */
export const TableBox = (properties: ComponentProps<"table">): ReactNode => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
  <div className="table-box" tabIndex={0}>
    <table {...properties} />
  </div>
);
