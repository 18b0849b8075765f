import type { Fault } from "../../../packages/sandbox/src/index.ts";

/** A program that the site shows, and what has to come of it. */
export interface Sample {
  /** Its file name: the ending tells the language. */
  readonly name: string;
  readonly text: string;
  /** What the sandbox does while it runs. */
  readonly faults?: readonly Fault[];
  /** The code of an error page: the sandbox does what leads to it, and the program has to say its page's address. */
  readonly meets?: string;
  /** The code of the error that ends it. Without one it has to end well. */
  readonly throws?: string;
  /** Why it cannot be run; it is type-checked all the same. */
  readonly norun?: string;
}

/** What runs a sample. */
export const runtimeOf = ({ text }: Sample): "deno" | "node" => (text.includes('"@techlookup/deno"') ? "deno" : "node");
