import { setTimeout as wait } from "node:timers/promises";

/** Rejects when a client does not end within so long. */
const patienceMs = 60_000;

let fail: ((thrown: unknown) => void) | undefined;
let isListening = false;

/** What a client throws where nobody can catch it is a failure of the one that runs now. */
const listen = (): void => {
  if (isListening) return;
  isListening = true;
  for (const event of ["uncaughtException", "unhandledRejection"])
    process.on(event, (thrown) => {
      if (fail) return fail(thrown);
      console.error(thrown);
      process.exit(1);
    });
};

/** Runs one client, so that it can neither end nor hold up those after it. Rejects for whatever goes wrong. */
export const guard = async (run: () => Promise<void>): Promise<void> => {
  listen();
  const controller = new AbortController();
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const late = async (): Promise<never> => {
    await wait(patienceMs, undefined, { signal: controller.signal });
    throw new Error(`did not end within ${patienceMs / 1_000} s`);
  };
  // Where the client still throws something after its last call, a turn of the event loop shows it.
  const ended = run().then(() => wait(1));
  try {
    await Promise.race([ended, failed, late()]);
  } catch (thrown) {
    // What is under way comes to its end first, so that it does not fail those after it.
    await Promise.race([Promise.allSettled([ended]), wait(2_000)]);
    throw thrown;
  } finally {
    fail = undefined;
    controller.abort();
  }
};
