import type { Agent } from "node:http";
import { node, nodeProcess } from "./builtins.ts";

/** Calls a check again only when what it looks at is another thing than before. */
const whenNew = <Result>(check: (thing: unknown) => Result): ((thing: unknown) => Result) => {
  let last: { readonly thing: unknown; readonly result: Result } | undefined;
  return (thing) => {
    if (last === undefined || last.thing !== thing) last = { thing, result: check(thing) };
    return last.result;
  };
};

const sourceOf = (thing: unknown): string =>
  typeof thing === "function" ? Function.prototype.toString.call(thing) : "";

/** Node's own `fetch` loads Node's own undici, which no code but Node's can. None at all was taken away by a flag. */
const isOwnFetch = whenNew((fetch) => fetch === undefined || sourceOf(fetch).includes("internal/deps/undici/undici"));

/** Node's own functions make a request of Node's own class at once. */
const isOwnRequest = {
  http: whenNew((request) =>
    /^function request\(url, options, cb\) \{\s*return new ClientRequest\(/.test(sourceOf(request)),
  ),
  https: whenNew((request) =>
    /^function request\(\.\.\.args\).*ReflectConstruct\(ClientRequest, args\)/s.test(sourceOf(request)),
  ),
};

/** What Node itself sets on its agents. */
const usualSettings = new Set([
  "keepAlive",
  "scheduling",
  "timeout",
  "noDelay",
  "path",
  "proxyEnv",
  "defaultPort",
  "protocol",
]);

/** Settings that stand for the default. */
const isUnset = (value: unknown): boolean => value === undefined || value === Infinity;

/**
 * Whether a dispatcher of undici is the one that is there if nobody sets any: undici's own `Agent`,
 * Node's or an installed one, which takes its place when it is imported, without settings. Node 26 has an older form of it beside.
 */
const isOwnDispatcher = (dispatcher: unknown): boolean => {
  const source = sourceOf((dispatcher as object).constructor);
  if (/^class _?Dispatcher1Wrapper extends Dispatcher2? \{/.test(source)) return true;
  const settingOf = (name: string): unknown => {
    const symbol = Object.getOwnPropertySymbols(dispatcher).find(({ description }) => description === name);
    return symbol && (dispatcher as Record<symbol, unknown>)[symbol];
  };
  return (
    /^class (Agent )?extends DispatcherBase \{/.test(source) &&
    sourceOf(settingOf("factory")).startsWith("function defaultFactory") &&
    Object.values(settingOf("options") ?? { unknown: true }).every(isUnset)
  );
};

/** Whether it sends as undici does, with no interceptor in between. */
const isOwnDispatch = (dispatch: unknown): boolean =>
  /^dispatch ?\(opts, handler\) \{.*(handler must be an object|wrapHandler)/s.test(sourceOf(dispatch));

const dispatchers = [1, 2].map((version) => ({
  symbol: Symbol.for(`undici.globalDispatcher.${version}`),
  isOwn: whenNew(isOwnDispatcher),
  sendsItself: whenNew(isOwnDispatch),
}));

const isAnyDispatcherSet = (): boolean =>
  dispatchers.some(({ symbol, isOwn, sendsItself }) => {
    const dispatcher = (globalThis as Record<symbol, unknown>)[symbol] as { readonly dispatch?: unknown } | undefined;
    return dispatcher !== undefined && !(isOwn(dispatcher) && sendsItself(dispatcher.dispatch));
  });

interface Channel {
  readonly hasSubscribers: boolean;
}

const channelGroups = new Map<string, readonly Channel[]>();

/** Whether anybody listens to one of these. A channel is kept, since Node forgets one that nobody holds. */
const isHeard = (...names: readonly [string, ...string[]]): boolean => {
  const [first] = names;
  let channels = channelGroups.get(first);
  if (!channels) {
    channels = names.map((name) => node("node:diagnostics_channel").channel(name));
    channelGroups.set(first, channels);
  }
  return channels.some(({ hasSubscribers }) => hasSubscribers);
};

/** All that undici says of requests and connections. Those of web sockets are none of ours. */
const otherUndiciChannels = [
  ...["bodyChunkSent", "bodySent", "bodyChunkReceived", "headers", "trailers", "error", "pending-requests"].map(
    (name) => `undici:request:${name}`,
  ),
  ...["sendHeaders", "beforeConnect", "connected", "connectError"].map((name) => `undici:client:${name}`),
];

/**
 * Why requests go through `fetch`, where something is set up that Node's own HTTP client would go past. Looked at before every request,
 * since it may be set up later.
 */
export const reasonForFetch = (): string | undefined => {
  if (!isOwnFetch(globalThis.fetch)) return "the global fetch is not Node's own";
  if (nodeProcess()?.getBuiltinModule === undefined) return "this Node is older than 22.3";
  if (isAnyDispatcherSet()) return "undici has a global dispatcher that was set";
  if (isHeard("undici:request:create", ...otherUndiciChannels))
    return "somebody listens to undici's diagnostics channels";
  return undefined;
};

/** Whether somebody looks at the requests of `node:http` or `node:https`, and may change them. */
export const isWatched = (scheme: "http" | "https"): boolean =>
  !isOwnRequest[scheme](node(`node:${scheme}`).request) ||
  isHeard("http.client.request.created", "http.client.request.start");

/** The agent of all requests, if it is another than Node's, or has settings of its own. */
export const foreignAgent = (scheme: "http" | "https"): Agent | undefined => {
  const { globalAgent, Agent } = node(`node:${scheme}`);
  if (globalAgent.constructor !== Agent) return globalAgent;
  const { options } = globalAgent as Partial<Agent> & { readonly options?: object };
  for (const name in options) if (!usualSettings.has(name)) return globalAgent;
  return undefined;
};
