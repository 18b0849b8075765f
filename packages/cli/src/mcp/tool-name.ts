import { listEndpoints } from "@techlookup/core/contract";

/** The name of an endpoint's tool: that of the client's method, as clients take names. */
export const toolNameOf = (endpoint: string): string =>
  endpoint.replace(".", "_").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A text whose paths of endpoints, in code marks, are the names of their tools. */
export const withToolNames = (text: string): string =>
  text.replace(/`(\/v1\/[^`]*)`/g, (marked, path: string) => {
    const endpoint = listEndpoints().find((one) => one.path === path);
    return endpoint ? toolNameOf(endpoint.name) : marked;
  });
