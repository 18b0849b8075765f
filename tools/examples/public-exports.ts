import ts from "typescript";

/** Something that a package offers, and what its doc comment holds. */
export interface PublicExport {
  readonly name: string;
  /** `packages/core/src/client.ts:40` */
  readonly place: string;
  /** A function or class is used; a type or a table is looked at. */
  readonly isCallable: boolean;
  readonly comment: string;
  readonly examples: readonly string[];
}

const callable = ts.SymbolFlags.Function | ts.SymbolFlags.Class | ts.SymbolFlags.Method;

/** Handed on by `export type`: it can be named, not called. */
const isTypeOnly = (symbol: ts.Symbol): boolean =>
  (symbol.declarations ?? []).some(
    (declaration) => ts.isExportSpecifier(declaration) && ts.isTypeOnlyExportDeclaration(declaration),
  );

const isFunction = (declaration: ts.Declaration): boolean =>
  ts.isVariableDeclaration(declaration) &&
  declaration.initializer !== undefined &&
  ts.isArrowFunction(declaration.initializer);

/** Everything that the entries of the packages export, with the methods of their classes. */
export const publicExports = (entries: readonly string[]): PublicExport[] => {
  const options = {
    customConditions: ["@techlookup/source"],
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
  };
  const program = ts.createProgram(entries, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const found = new Map<ts.Declaration, PublicExport>();

  const add = (symbol: ts.Symbol, name: string): void => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const [declaration] = target.declarations ?? [];
    if (declaration === undefined || found.has(declaration)) return;
    const file = declaration.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(declaration.getStart());
    found.set(declaration, {
      name,
      place: `${file.fileName.slice(process.cwd().length + 1)}:${line + 1}`,
      isCallable: !isTypeOnly(symbol) && ((target.flags & callable) !== 0 || isFunction(declaration)),
      comment: ts.displayPartsToString(target.getDocumentationComment(checker)),
      examples: target
        .getJsDocTags(checker)
        .filter((tag) => tag.name === "example")
        .map((tag) => ts.displayPartsToString(tag.text)),
    });
    if (ts.isClassDeclaration(declaration)) addMethods(declaration, name);
  };

  const addMethods = (declaration: ts.ClassDeclaration, owner: string): void => {
    for (const member of declaration.members) {
      if (!ts.isMethodDeclaration(member) || !ts.isIdentifier(member.name)) continue;
      const symbol = checker.getSymbolAtLocation(member.name);
      if (symbol) add(symbol, `${owner}.${member.name.text}`);
    }
  };

  for (const entry of entries) {
    const file = program.getSourceFile(entry);
    const module = file && checker.getSymbolAtLocation(file);
    if (!module) throw new Error(`${entry} is no module`);
    for (const symbol of checker.getExportsOfModule(module)) add(symbol, symbol.name);
  }
  return [...found.values()];
};
