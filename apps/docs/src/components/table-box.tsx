import type { ComponentProps, ReactNode } from "react";

interface Properties extends ComponentProps<"table"> {
  /** Whether a row becomes a card on a phone, its first cell the title. Cells may say with `data-label` what they are. */
  readonly stack?: boolean;
}

/** A table that scrolls in a box of its own where it is wide; the keyboard reaches the box (WCAG 2.1.1). */
export const TableBox = ({ stack = false, ...properties }: Properties): ReactNode => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
  <div className={stack ? "table-box stack" : "table-box"} tabIndex={0}>
    <table {...properties} />
  </div>
);
