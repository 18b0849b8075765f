import OriginalCodeBlock from "@theme-original/CodeBlock";
import type { ComponentProps, ReactNode } from "react";
import { Console } from "../../components/console/console.tsx";

/** A sample. What is marked as `text` is what a console shows; programs and data are as the theme has them. */
export default function CodeBlock(properties: ComponentProps<typeof OriginalCodeBlock>): ReactNode {
  const { children, language, className = "", metastring = "" } = properties;
  const title = properties.title ?? /title="([^"]*)"/.exec(metastring)?.[1];
  const isText = language === "text" || className.split(" ").includes("language-text");
  return isText && typeof children === "string" ? (
    <Console title={typeof title === "string" ? title : undefined} text={children} />
  ) : (
    <OriginalCodeBlock {...properties} />
  );
}
