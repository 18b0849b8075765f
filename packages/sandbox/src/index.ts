export { storedDomains } from "./data/domains.ts";
export type { Connection, CutAnswer } from "./faults/connection.ts";
export type { Fault, FaultKind, FaultMatch } from "./faults/fault.ts";
export { sandboxKeys } from "./keys.ts";
export type { PlanName } from "./plans.ts";
export type { RequestRecord } from "./request-record.ts";
export { createSandbox, type Sandbox } from "./sandbox.ts";
export type { Clock, SandboxOptions } from "./sandbox-options.ts";
