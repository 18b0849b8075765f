import { node } from "./builtins.ts";

/** Node's own `http.request`, as it tells of itself. */
const ownRequest = /^function request\(url, options, cb\) \{\s*return new ClientRequest\(url, options, cb\);\s*\}$/;

let seen: unknown;
let isOwn = false;
let channels: readonly { readonly hasSubscribers: boolean }[] | undefined;

/** Whether others look at the requests of `node:http`, and may change them: an instrumentation, say. */
export const seesRequests = (): boolean => {
  const { request } = node("node:http");
  if (request !== seen) {
    seen = request;
    isOwn = ownRequest.test(Function.prototype.toString.call(request));
  }
  channels ??= ["http.client.request.created", "http.client.request.start"].map((name) =>
    node("node:diagnostics_channel").channel(name),
  );
  return !isOwn || channels.some(({ hasSubscribers }) => hasSubscribers);
};
