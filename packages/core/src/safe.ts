import { toError } from "./answers/client-failures.ts";
import type { Call } from "./engine/meta.ts";
import { isObject, read } from "./errors/plain-data.ts";
import type { Redactor } from "./errors/redact.ts";
import type { Result, SafeCall } from "./result.ts";

/**
 * The same interface, but it returns results: a promise of data becomes a promise of a result, and a sequence of items becomes a
 * sequence of results, of which the last may be an error.
 */
export type Safe<T> = {
  readonly [Key in keyof T]: T[Key] extends (...parameters: infer P) => Call<infer Data>
    ? (...parameters: P) => SafeCall<Data>
    : T[Key] extends (...parameters: infer P) => AsyncGenerator<infer Item, void, undefined>
      ? (...parameters: P) => AsyncGenerator<Result<Item>, void, undefined>
      : T[Key] extends object
        ? Safe<T[Key]>
        : T[Key];
};

const succeed = (data: unknown): Result<unknown> => ({ ok: true, data });

const failBy =
  (redact: Redactor) =>
  (thrown: unknown): Result<never> => ({ ok: false, error: toError(thrown, redact) });

async function* safely(items: AsyncIterable<unknown>, redact: Redactor): AsyncGenerator<Result<unknown>> {
  try {
    for await (const data of items) yield succeed(data);
  } catch (thrown) {
    yield failBy(redact)(thrown);
  }
}

/** A mirror of an object and the objects in it, whose methods never throw and never reject. */
export const mirror = <T extends object>(target: T, redact: Redactor): Safe<T> =>
  // Not the target itself: were it frozen, the proxy could give nothing but what it holds.
  new Proxy({ __proto__: target, ...target } as T, {
    get(_target, key) {
      const value: unknown = Reflect.get(target, key);
      if (isObject(value)) return mirror(value, redact);
      // What every object has, such as `toString`, is no call of the API.
      if (typeof value !== "function" || key in Object.prototype) return value;
      return (...parameters: unknown[]): unknown => {
        // Every method here returns a promise or is an async generator: neither throws before it is awaited. Not by its class: zone.js and
        // others replace Promise.
        const returned: unknown = Reflect.apply(value, target, parameters);
        if (typeof read(returned, "then") !== "function") return safely(returned as AsyncIterable<unknown>, redact);
        const call = returned as Call<unknown>;
        const fail = failBy(redact);
        return Object.assign(call.then(succeed, fail), {
          withResponse: () => call.withResponse().then((told) => ({ ok: true, ...told }), fail),
        });
      };
    },
  }) as unknown as Safe<T>;
