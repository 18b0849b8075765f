import ts from "typescript";

/** What a source file names, with the line of each. Comments and strings do not count. */
export interface Fact {
  readonly kind: "import" | "name" | "call" | "static" | "syntax";
  /**
   * A module, a name that is used, a method that is called (`.text`), a member of something whose name begins with a capital
   * (`URL.parse`), or syntax that is newer than ES2022.
   */
  readonly value: string;
  readonly line: number;
}

/** `a.fetch` and `{ fetch: 1 }` name a member; `fetch` alone, and `globalThis.fetch`, name the global. */
const isMember = (node: ts.Identifier): boolean => {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent))
    return parent.name === node && parent.expression.getText() !== "globalThis";
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent)) &&
    parent.name === node
  );
};

const moduleOf = (node: ts.Node): string | undefined => {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
    return (node.moduleSpecifier as ts.StringLiteral).text;
  }
  const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const [first] = isDynamic ? node.arguments : [];
  return first && ts.isStringLiteral(first) ? first.text : undefined;
};

/** Syntax that is newer than ES2022. Types do not count: nothing is left of them. */
const newSyntax = (node: ts.Node): string | undefined => {
  if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.Using) === ts.NodeFlags.Using) return "using";
  if (ts.isRegularExpressionLiteral(node)) {
    const flags = node.text.slice(node.text.lastIndexOf("/") + 1);
    if (flags.includes("v")) return "the flag v";
    if (/\(\?[ims-]+:/.test(node.text)) return "flags inside a pattern";
  }
  return ts.isDecorator(node) ? "a decorator" : undefined;
};

/** Reads one file's facts from its syntax. */
export const factsOf = (path: string, text: string): Fact[] => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const facts: Fact[] = [];
  const add = (kind: Fact["kind"], value: string, node: ts.Node): void => {
    facts.push({ kind, value, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
  };
  const visit = (node: ts.Node): void => {
    const module = moduleOf(node);
    if (module !== undefined) add("import", module, node);
    if (ts.isIdentifier(node) && !isMember(node)) add("name", node.text, node);
    if (ts.isPropertyAccessExpression(node) && /^(globalThis\.)?[A-Z]\w*$/.test(node.expression.getText())) {
      add("static", `${node.expression.getText().replace("globalThis.", "")}.${node.name.text}`, node.name);
    }
    const syntax = newSyntax(node);
    if (syntax !== undefined) add("syntax", syntax, node);
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      add("call", `.${node.expression.name.text}`, node.expression.name);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return facts;
};
