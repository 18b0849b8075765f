import ts from "typescript";

/** A text that people read, and where it begins in its file. */
export interface Prose {
  readonly text: string;
  readonly offset: number;
}

/** The same length, so that offsets stay true. */
const blank = (text: string): string => text.replace(/[^\n]/g, " ");

/** What Markdown holds that is no prose: programs, code, addresses, imports and comments of MDX. */
const notProse = [
  /^```.*?^```/gms,
  /`[^`\n]+`/g,
  /\]\([^)\s]*\)/g,
  /^(?:import|export) .*$/gm,
  /\{\/\*.*?\*\/\}/gs,
  /<[^>\n]+>/g,
  /https?:\/\/\S+/g,
];

const proseOfMarkdown = (source: string): Prose[] => [
  { text: notProse.reduce((text, pattern) => text.replace(pattern, blank), source), offset: 0 },
];

/** What names things instead of saying something: modules and keys. */
const isName = (node: ts.Node): boolean =>
  ts.isImportDeclaration(node.parent) ||
  ts.isExportDeclaration(node.parent) ||
  ts.isLiteralTypeNode(node.parent) ||
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node);

/** Texts of a program: its strings of at least two words, templates part by part, and what stands between tags. Code marks are blanked. */
const proseOfProgram = (path: string, source: string): Prose[] => {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, kind);
  const found: Prose[] = [];
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node);
    if (isText && !isName(node) && /\w\s+\S/.test(node.text)) {
      // The source, not the value, so that offsets stay true; `\`` is how a template writes a code mark.
      const text = node.getText(file).replace(/\\`[^`\n]*?\\`|`[^`\n]+`(?=.)/g, blank);
      found.push({ text, offset: node.getStart(file) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

/** The prose of a Markdown file or a program. */
export const proseOf = (path: string, source: string): Prose[] =>
  /\.mdx?$/.test(path) ? proseOfMarkdown(source) : proseOfProgram(path, source);
