import MDXComponents from "@theme-original/MDXComponents";
import type { ComponentProps, ReactNode } from "react";

const Code = MDXComponents.code;

/** The longest that fits on one line of a phone. */
const longest = 28;

/** Code within a line. An option is not broken behind its hyphens. */
export const FlagCode = (properties: ComponentProps<"code">): ReactNode => {
  const { children } = properties;
  const isFlag = typeof children === "string" && /^-{1,2}\w/.test(children) && children.length <= longest;
  return isFlag ? (
    <span className="flag">
      <Code {...properties} />
    </span>
  ) : (
    <Code {...properties} />
  );
};
