import type { Queue } from "bullmq";

const mark = ":w:";

/** What a worker's connection is called. Redis wants names without spaces and control characters. */
export const workerName = (host: string): string => host.replace(/[^!-~]/g, "-");

/** The hosts of the workers that are connected: `fleet.workers`. */
export const connectedWorkers = async (queue: Pick<Queue, "getWorkers">): Promise<readonly string[] | undefined> => {
  const clients = await queue.getWorkers().catch((thrown: Error) => {
    if (/^(NOPERM|ERR)/.test(thrown.message)) return undefined;
    throw thrown;
  });
  // Where the command is unknown, BullMQ answers with an entry that is no client.
  if (!clients?.every(({ rawname }) => rawname !== undefined)) return undefined;
  return clients.map(({ rawname = "" }) => rawname.slice(rawname.indexOf(mark) + mark.length)).sort();
};
