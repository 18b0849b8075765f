import { attempt, hide, readText } from "./plain-data.ts";

/**
 * Makes an error that is to get its stack from elsewhere. Where a runtime lets us say so (V8, JavaScriptCore), it collects none of its own,
 * which would cost as much as the rest of the error.
 */
export const withoutStack = <T extends Error>(make: () => T): T => {
  const { stackTraceLimit } = Error as { stackTraceLimit?: unknown };
  const limit = (value: unknown): void => {
    if (typeof stackTraceLimit === "number") attempt(() => Object.assign(Error, { stackTraceLimit: value }));
  };
  limit(0);
  try {
    return make();
  } finally {
    limit(stackTraceLimit);
  }
};

/**
 * Gives an error the stack of the place where the call was made. Its own begins in the engine: no runtime but V8 knows who
 * waits for it, and V8 not always. It is written when it is first read, as runtimes do with their own: most are never read.
 *
 * @param site Made at the call.
 */
export const placeAt = <T extends Error>(site: Error, error: T): T => {
  const write = (stack: unknown): void => hide(error, "stack", stack);
  const get = (): string => {
    const head = `${error.name}: ${error.message}`;
    const stack = readText(site, "stack")?.replace(/^Error:?\s*?(?=\n|$)/, () => head);
    // Where somebody prepares stacks otherwise, it may be no text, or none yet.
    if (stack) attempt(() => write(stack));
    return stack ?? head;
  };
  // It throws where somebody froze the error.
  attempt(() => Object.defineProperty(error, "stack", { get, set: write, configurable: true }));
  return error;
};
