export { createGateway } from "./create-gateway.ts";
export { type EndpointName, type EndpointRule, endpoints } from "./endpoints.ts";
export type { Authorize, Caller, Gateway, GatewayOptions } from "./options.ts";
