export { type ChunkEvent, fleetChannels, type RecordEvent } from "./chunk-events.ts";
export type { ChunkCounts } from "./chunk-job.ts";
export type { Collection, CollectOptions } from "./collect.ts";
export { createFleet, type Fleet, type FleetOptions } from "./fleet.ts";
export type { FleetWorker } from "./fleet-worker.ts";
export type {
  Claim,
  FleetLedger,
  HaltReason,
  Intent,
  OpenDomain,
  Reservation,
  RunPlan,
  RunState,
  Settled,
} from "./ledger/fleet-ledger.ts";
export { recordOf } from "./record-text.ts";
export { partFileOf, partFiles } from "./sink/part-files.ts";
export type { ChunkName, Sink, WriteRecords } from "./sink/sink.ts";
export type { SubmitOptions, Submitted } from "./submit.ts";
export type { ChunkProgress } from "./watch.ts";
export type { WorkerHealth, WorkOptions } from "./work-options.ts";
