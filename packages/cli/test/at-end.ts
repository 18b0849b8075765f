const ends: (() => unknown)[] = [];

/** Calls a function once all tests of the file have ended; what was begun last is ended first. */
export const atEnd = (end: () => unknown): void => void ends.push(end);

/** Calls all of them. */
export const endAll = async (): Promise<void> => {
  for (const end of ends.splice(0).reverse()) await end();
};
