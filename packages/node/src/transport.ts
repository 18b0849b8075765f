/**
 * What sends requests on Node: `@techlookup/node/transport`, for packages that are built from it. Applications need none of it. Loads
 * nothing of Node before it is used, and is `fetch` alone where there is no Node.
 *
 * Unstable: it may change in any version, and is not covered by semantic versioning.
 */
export { chooseTransport, type TransportChoice, transportOf } from "./transport/choose-transport.ts";
export { nodeTransport } from "./transport/node-transport.ts";
