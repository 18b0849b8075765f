import type { ErrorPage } from "../error-page.ts";
import { codeLink, table } from "./table.ts";

/** What errors of all classes have. */
const shared = ["@techlookup/error", "name", "code", "message", "docsUrl", "stopped", "attempts", "cause"];

/** The classes, each with the codes that it comes with, and the fields that such errors were seen to have of their own. */
export const classTable = (pages: readonly ErrorPage[]): string => {
  const byClass = Object.entries(Object.groupBy(pages, ({ sample }) => sample.className));
  const rows = byClass.map(([name, own = []]) => {
    const fields = new Set(
      own.flatMap(({ sample }) => Object.keys(sample.json)).filter((key) => !shared.includes(key)),
    );
    const codes = own.map(({ code, slug }) => codeLink(code, slug));
    return [`\`${name}\``, codes.join(", "), [...fields].map((field) => `\`${field}\``).join(", ")];
  });
  return table(["Class", "Codes", "Fields of its own"], rows);
};
