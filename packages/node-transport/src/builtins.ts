/// <reference types="node" preserve="true" />

/** The modules of Node that the transport is made of. */
interface Builtins {
  readonly "node:diagnostics_channel": typeof import("node:diagnostics_channel");
  readonly "node:http": typeof import("node:http");
  readonly "node:https": typeof import("node:https");
  readonly "node:net": typeof import("node:net");
  readonly "node:tls": typeof import("node:tls");
  readonly "node:zlib": typeof import("node:zlib");
}

interface MaybeNode {
  readonly process?: {
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly versions?: Readonly<Record<string, string | undefined>>;
    readonly getBuiltinModule?: (name: string) => unknown;
  };
}

/** Node's process, where there is one: the gateway, which holds this code as well, runs elsewhere too. */
export const nodeProcess = (): MaybeNode["process"] => (globalThis as MaybeNode).process;

/**
 * A module of Node, loaded when it is first asked for: the very object that `require` gives, so that what others have set on it, as
 * instrumentations do, is seen. `undefined` where there is none; Node has a way to ask since 22.3.
 */
const builtin = <Name extends keyof Builtins>(name: Name): Builtins[Name] | undefined =>
  nodeProcess()?.getBuiltinModule?.(name) as Builtins[Name] | undefined;

const loaded = new Map<string, unknown>();

/** As `builtin`, where it is known that there are such modules. Remembers them. */
export const node = <Name extends keyof Builtins>(name: Name): Builtins[Name] => {
  if (!loaded.has(name)) loaded.set(name, builtin(name));
  return loaded.get(name) as Builtins[Name];
};
