export type { Stage } from "./exchanges.ts";
export type { Relays } from "./faults.ts";
export { differencesOf, type RuntimeId, runtimeIds } from "./known-differences.ts";
export type { SetTimeZone } from "./retry-after.ts";
export { faultCases, type Runtime, runExchanges, runFaults, runPure, runThroughGateway } from "./run.ts";
export type { Outcome } from "./vector.ts";
