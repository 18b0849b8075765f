import { loadPeer, type PeerName } from "../load-peer.ts";

/** All that is installed beside the command for runs on many machines. */
const needed = ["@techlookup/bullmq", "bullmq", "ioredis"] as const satisfies readonly PeerName[];

/**
 * Loads what works on runs with other machines.
 *
 * @param command The command that needs it, as it is typed.
 * @throws UsageError when a package is not installed. Its message installs all of them.
 */
export const loadFleetLibrary = async (command: string): Promise<typeof import("@techlookup/bullmq")> => {
  // Those that the library itself asks for come first: one that is missing there is told as an error of the library.
  await loadPeer("bullmq", command, () => import("bullmq"), needed);
  await loadPeer("ioredis", command, () => import("ioredis"), needed);
  return loadPeer("@techlookup/bullmq", command, () => import("@techlookup/bullmq"), needed);
};
