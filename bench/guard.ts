/** Rejects when nothing happens for so long. */
const patienceMs = 60_000;

let fail: ((thrown: unknown) => void) | undefined;

/** What a client throws where nobody can catch it is a failure of the one that runs now. */
for (const event of ["uncaughtException", "unhandledRejection"]) process.on(event, (thrown) => fail?.(thrown));

/** Runs one client, so that it can neither end nor hold up those after it. Rejects with an error for whatever goes wrong. */
export const guard = async <T>(run: () => Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
    timer = setTimeout(() => reject(new Error(`did not end within ${patienceMs / 1_000} s`)), patienceMs);
  });
  try {
    return await Promise.race([run(), failed]);
  } finally {
    clearTimeout(timer);
    fail = undefined;
  }
};

/** The first line of what was thrown, for a row. */
export const problemOf = (thrown: unknown): string => {
  const { message, cause } = thrown as Error;
  const text = [message ?? thrown, (cause as Error | undefined)?.message].filter(Boolean).join(": ");
  return text.split("\n", 1).join("").slice(0, 160);
};
