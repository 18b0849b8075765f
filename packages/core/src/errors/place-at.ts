import { attempt, hide, readText } from "./plain-data.ts";

/**
 * Gives an error the stack of the place where the call was made. Its own begins in the engine: no runtime but V8 knows who
 * waits for it, and V8 not always.
 *
 * @param site Made at the call. Runtimes write its stack only when it is read.
 */
export const placeAt = <T extends Error>(site: Error, error: T): T => {
  const stack = readText(site, "stack")?.replace(/^Error:?\s*\n/, () => `${error.name}: ${error.message}\n`);
  // It throws where somebody froze the error.
  if (stack) attempt(() => hide(error, "stack", stack));
  return error;
};
