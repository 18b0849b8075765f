import { TechLookup } from "@techlookup/node";
import { redisWindow } from "@techlookup/node/redis";
import { Redis } from "ioredis";
import { createFleet, partFiles } from "../../src/index.ts";

/** What a worker of the proof is started with. */
export interface WorkerSettings {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly port: number;
  readonly folder: string;
  readonly chunks: number;
  readonly lookups: number;
  readonly lockMs: number;
  readonly windowMs: number;
}

const settings = JSON.parse(process.argv[2] ?? "{}") as WorkerSettings;
const { apiKey, baseUrl, port, folder, chunks, lookups, lockMs, windowMs } = settings;

const connection = new Redis(port, "127.0.0.1", { maxRetriesPerRequest: null, enableAutoPipelining: true });
connection.on("error", () => {});
const window = redisWindow({ client: connection, apiKey });
const client = new TechLookup({ apiKey, baseUrl, pacing: { window, windowMs } });
const fleet = createFleet({ connection, apiKey });
const worker = fleet.work({ client, sink: partFiles(folder), chunks, lookups, lockMs });

process.once("SIGTERM", () => {
  void worker.close().then(() => process.exit(0));
});
