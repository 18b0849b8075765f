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

/**
 * Every colour has a contrast of 4.5 or more on its background (WCAG AA): themes at hand fall short of it. They are the site's own
 * green, a neighbour of it for values, and the amber of the mark for texts.
 */
export const lightCode: PrismTheme = themeOf({
  ...{ plain: "#13201b", background: "#f3f8f6", comment: "#5a6b65", keyword: "#016b50" },
  ...{ text: "#8a4b00", value: "#0b5c7a", name: "#2b4f86" },
});

export const darkCode: PrismTheme = themeOf({
  ...{ plain: "#e1e8e5", background: "#101b17", comment: "#93a49d", keyword: "#50d2a7" },
  ...{ text: "#ffcb7d", value: "#8ecbe0", name: "#b5d6f5" },
});
