export { createGateway } from "./create-gateway.ts";
export { type Endpoint, type EndpointName, endpoints } from "./endpoints.ts";
export type {
  Authorize,
  Caller,
  GateEvent,
  Gateway,
  GatewayOptions,
  PacingOptions,
  PacingWindow,
  RecoveryGate,
} from "./options.ts";
