export { createGateway } from "./create-gateway.ts";
export { type Endpoint, type EndpointName, endpoints } from "./endpoints.ts";
export type { Authorize, Caller, Gateway, GatewayOptions, PacingOptions, PacingWindow } from "./options.ts";
