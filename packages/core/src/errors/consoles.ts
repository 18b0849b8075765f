import { describe } from "./describe.ts";
import { attempt, hide, read, readText } from "./plain-data.ts";
import { maxDepth } from "./record.ts";
import { presentation } from "./tech-lookup-error.ts";

type Inspect = (value: unknown, options?: unknown) => string;

/** The names by which Node (Bun as well) and Deno look for an object's own inspection. */
const inspectors = [Symbol.for("nodejs.util.inspect.custom"), Symbol.for("Deno.customInspect")];

/** How many errors are being shown, each as the cause of the one before. */
let depth = 0;

/** Makes consoles show an error's description, then where in the code it happened, then its cause. */
const prepare = (error: object): void => {
  // Node passes depth, options and its inspect; Deno passes its inspect and options.
  const show = (...parameters: unknown[]): string => {
    const inspect = parameters.find((parameter) => typeof parameter === "function") as Inspect | undefined;
    const options = parameters.filter((parameter) => typeof parameter === "object").pop();
    const lines = [describe(error), ...(readText(error, "stack")?.match(/^ +at .*/gm) ?? [])];
    const cause = read(error, "cause");
    if (inspect && cause !== undefined && depth < maxDepth) {
      depth += 1;
      const shown = attempt(() => inspect(cause, options)) ?? "cannot be shown";
      depth -= 1;
      lines.push(`  [cause]: ${shown.replaceAll("\n", "\n  ")}`);
    }
    return lines.join("\n");
  };
  for (const key of inspectors) hide(error, key, show);
};

/**
 * Makes the consoles of Node, Deno and Bun show errors whole from now on. Called where a server's client is loaded, not beside
 * the error classes: a page's bundle leaves it out.
 *
 * @example
 * describeInConsoles();
 */
export const describeInConsoles = (): void => {
  presentation.prepare = prepare;
};
