import Components from "@theme-original/MDXComponents";
import type { ComponentProps, ReactNode } from "react";

/** A wide table scrolls on a narrow screen, and must do so by keyboard, too. */
const Table = (properties: ComponentProps<"table">): ReactNode => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
  <table tabIndex={0} {...properties} />
);

export default { ...Components, table: Table };
