/**
 * The API as data: `@techlookup/core/contract`. Clients, gateway, sandbox, the OpenAPI document and the documentation are
 * made of it. Programs that only call the API do not load it.
 */
export type { Refuse } from "./build-call.ts";
export { cacheTimesMs } from "./cacheable.ts";
export type { CallSpec } from "./call-spec.ts";
export { buildCall, wantedOf } from "./checked.ts";
export {
  type AnswerName,
  barePaths,
  type EndpointDetails,
  type Fact,
  type KnownEndpoint,
  listEndpoints,
} from "./details.ts";
export { type DocumentedMessage, documentedMessages } from "./documented-messages.ts";
export { type Arguments, type Endpoint, type EndpointName, endpoints, type ParameterName } from "./endpoints.ts";
export { type Kind, type KindName, kinds } from "./kinds.ts";
export { type ParameterDetails, parameters, valueFromText } from "./parameters.ts";
export { planRequests } from "./plan-requests.ts";
