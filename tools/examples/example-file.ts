/** What examples use without saying where it comes from, as a reader of the page would have it. */
const given = `
import * as techlookup from "@techlookup/node";
declare const client: techlookup.TechLookup;
declare const error: unknown;
declare const domain: string;
declare const env: { readonly TECHLOOKUP_API_KEY: string };
declare const worker: { postMessage(message: unknown): void };
declare const message: { data: unknown };
declare const answer: import("@techlookup/core/platform").Answer;
declare const context: import("@techlookup/core/platform").AnswerContext;
declare const facts: techlookup.RetryFacts;
declare const state: techlookup.RetryState;
declare const options: import("@techlookup/core/platform").DeadlineOptions;
declare const deadline: import("@techlookup/core/platform").Deadline;
declare const progress: import("@techlookup/core/platform").Progress;
declare const slot: import("@techlookup/core/platform").Slot;
declare const runScript: import("@techlookup/core/platform").StoreWindowSettings["step"];
declare const Deno: {
  openKv(): Promise<import("@techlookup/deno/kv").DenoKv>;
  readonly env: { get(name: string): string | undefined };
};
declare const passage: import("@techlookup/core/platform").Passage;
declare const pacer: import("@techlookup/core/platform").Pacer;
declare const ledger: import("@techlookup/node/enrich").Journal;
declare const fleet: import("@techlookup/bullmq").Fleet;
declare const bucket: { put(name: string, body: string): Promise<void> };
declare const room: import("@techlookup/core/platform").WaitingRoom;
declare const spec: import("@techlookup/core/platform").CallSpec;
declare const settings: import("@techlookup/core/platform").SendSettings;
declare const connection: import("@techlookup/sandbox").Connection;
declare const expect: typeof import("vitest").expect;
declare const sandbox: import("@techlookup/sandbox/node").RunningSandbox;
`;

const names = (text: string): string[] => text.match(/\b[A-Za-z_$][\w$]*\b/g) ?? [];

/**
 * An example as a file of its own: its imports, what is given, and a function around the rest, so that it may await.
 * Names of the packages that it does not import are at hand; the example declares what it declares.
 */
export const exampleFile = (code: string, modules: Readonly<Record<string, string>>): string => {
  const lines = code.split("\n");
  const imports = lines.filter((line) => /^import /.test(line));
  const rest = lines.filter((line) => !/^import /.test(line)).join("\n");
  const imported = new Set(names(imports.join(" ")));
  const needed = [...new Set(names(rest))].filter((name) => Object.hasOwn(modules, name) && !imported.has(name));
  const ambient = needed.map((name) => `import { ${name} } from "${modules[name]}";`);
  return `${[...imports, ...ambient].join("\n")}\n${given}\nexport const example = async () => {\n${rest}\n};\n`;
};
