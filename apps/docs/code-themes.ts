import type { PrismTheme } from "prism-react-renderer";

interface Colors {
  readonly plain: string;
  readonly background: string;
  readonly comment: string;
  readonly keyword: string;
  readonly text: string;
  readonly value: string;
  readonly name: string;
}

const themeOf = ({ plain, background, comment, keyword, text, value, name }: Colors): PrismTheme => ({
  plain: { color: plain, backgroundColor: background },
  styles: [
    { types: ["comment", "prolog"], style: { color: comment } },
    { types: ["keyword", "operator", "tag"], style: { color: keyword } },
    { types: ["string", "attr-value", "template-string"], style: { color: text } },
    { types: ["number", "boolean", "constant", "property"], style: { color: value } },
    { types: ["function", "class-name", "attr-name", "builtin"], style: { color: name } },
  ],
});

/** Every colour has a contrast of 4.5 or more on its background (WCAG AA): themes at hand fall short of it. */
export const lightCode: PrismTheme = themeOf({
  ...{ plain: "#1c1e21", background: "#f4f6f5", comment: "#57606a", keyword: "#a0111f" },
  ...{ text: "#0a4b3a", value: "#0550ae", name: "#6639ba" },
});

export const darkCode: PrismTheme = themeOf({
  ...{ plain: "#e6edf3", background: "#10201b", comment: "#9da7b3", keyword: "#ff9b93" },
  ...{ text: "#8fe3c4", value: "#79c0ff", name: "#d2a8ff" },
});
