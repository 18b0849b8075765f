/**
 * What sends requests on Node, for the packages that take its code in. It loads nothing of Node before it is used, and is `fetch` alone
 * where there is no Node. See decision 0016.
 */
export { chooseTransport } from "./choose-transport.ts";
export { nodeTransport } from "./node-transport.ts";
export { reasonForFetch } from "./others.ts";
export { proxyOf } from "./proxy.ts";
