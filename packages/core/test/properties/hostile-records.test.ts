import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConfigurationError, fromJSON, TechLookupError } from "../../src/index.ts";
import { every } from "../support/sample-errors.ts";

const seed = 20_261_126;
const brand = "@techlookup/error";

/** Revives, or is refused in the one way; what is revived can be looked at in every way. */
const survives = (record: unknown): TechLookupError | undefined => {
  let error: TechLookupError;
  try {
    error = fromJSON(record);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(ConfigurationError);
    expect(thrown).toMatchObject({ argument: "value", code: "CONFIGURATION_ERROR" });
    return undefined;
  }
  expect(error).toBeInstanceOf(TechLookupError);
  expect(error).toBeInstanceOf(Error);
  expect([String(error), inspect(error), error.docsUrl, JSON.stringify(error)].every((text) => text !== "")).toBe(true);
  expect(structuredClone(error.toJSON())).toEqual(fromJSON(error.toJSON()).toJSON());
  return error;
};

const revoked = (target: object): object => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};

const throwing = (value: object): object =>
  new Proxy(value, {
    ...{ get: () => raise(), has: () => raise(), ownKeys: () => raise(), getOwnPropertyDescriptor: () => raise() },
  });
const raise = (): never => {
  throw new Error("no");
};

const spread = (value: unknown): object => {
  try {
    return { ...(value as object) };
  } catch {
    return {};
  }
};

const anything = fc.anything({
  ...{ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true },
  ...{ withNullPrototype: true, withBoxedValues: true, withObjectString: true },
});

/** Makes what a field may hold that no error of ours has there. Made late: fast-check itself would trip over some of it. */
const odd: fc.Arbitrary<() => unknown> = fc.oneof(
  anything.map((value) => () => value),
  fc
    .constantFrom<unknown>(null, undefined, Symbol("s"), Number.NaN, -0, 10n, "", [], [null])
    .map((value) => () => value),
  fc.constantFrom(
    () => () => 1,
    () => revoked({}),
    () => revoked([]),
    () => throwing({}),
    () => throwing([]),
    () => [throwing({})],
    () => new Array(4e9),
    () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  ),
);

const records = every.map((error) => error.toJSON() as unknown as Record<string, unknown>);
const keys = [...new Set(records.flatMap((record) => Object.keys(record)))];
const key = fc.oneof(
  fc.constantFrom(...keys),
  fc.constantFrom("__proto__", "constructor", "stack", "toJSON"),
  fc.string(),
);

describe("fromJSON", () => {
  it("survives anything, also under the brand", () => {
    const property = fc.property(
      odd,
      fc.constantFrom("ApiError", "Unheard", "", "__proto__"),
      odd,
      (one, name, other) => {
        const [value, attempts] = [one(), other()];
        survives(value);
        survives({ [brand]: name, code: "X", attempts, cause: value });
        survives({ ...spread(value), [brand]: name, code: "X", attempts: [attempts] });
      },
    );
    fc.assert(property, { seed, numRuns: 2_000 });
  });

  it("survives records of ours with any of their fields changed, at any depth", () => {
    const change = fc.record({ key, value: odd, remove: fc.boolean(), getter: fc.boolean(), depth: fc.nat(3) });
    const property = fc.property(fc.constantFrom(...records), fc.array(change, { maxLength: 6 }), (record, changes) => {
      const chain = [structuredClone(record)];
      for (const { cause } of chain) if (typeof cause === "object") chain.push(cause as Record<string, unknown>);
      for (const { key: name, value, remove, getter, depth } of changes) {
        const target = chain[depth % chain.length] as object;
        if (remove) Reflect.deleteProperty(target, name);
        else
          Reflect.defineProperty(target, name, {
            ...(getter ? { get: raise } : { value: value() }),
            configurable: true,
            enumerable: true,
          });
      }
      survives(chain[0]);
      expect(Reflect.get({}, "polluted")).toBeUndefined();
    });
    fc.assert(property, { seed, numRuns: 4_000 });
  });

  it("revives a record of another version: unknown class, code and fields", () => {
    const record = {
      [brand]: "QuantumError",
      name: "QuantumError",
      code: "QUANTUM",
      message: "m",
      attempts: [],
      spin: 1,
    };
    const error = survives(JSON.parse(JSON.stringify(record)));
    expect(error).toMatchObject({ name: "QuantumError", code: "QUANTUM", message: "m", stopped: "not-retryable" });
    expect(Object.getPrototypeOf(error)).toBe(TechLookupError.prototype);
    expect(error).not.toHaveProperty("spin");
  });

  const base = { [brand]: "ApiError", code: "X", message: "m", attempts: [] };

  it("survives 20,000 causes, and circles", () => {
    let [ours, foreign]: object[] = [{ ...base }, { message: "m" }];
    for (let index = 0; index < 20_000; index++) {
      [ours, foreign] = [
        { ...base, cause: ours },
        { message: "m", cause: foreign },
      ];
    }
    survives(ours);
    survives({ ...base, cause: foreign });
    const circle: Record<string, unknown> = { ...base };
    circle.cause = circle;
    survives(circle);
    const long = JSON.parse(`${'{"message":"m","cause":'.repeat(5_000)}{}${"}".repeat(5_000)}`) as object;
    survives({ ...base, cause: long });
  });

  it("takes what fits, and leaves out what does not", () => {
    const attempts = [null, 7, { number: 1, code: "X", extra: { deep: 1 }, shy: Symbol("s") }, throwing({})];
    expect(
      survives({ ...base, status: "404", body: 7, retryAfterMs: 5, attempts: attempts.slice(0, 3) })?.toJSON(),
    ).toMatchObject({
      ...{ retryAfterMs: 5, attempts: [{ number: 1, code: "X" }] },
    });
    expect(survives({ ...base, attempts })?.attempts).toEqual([]);
    expect(survives({ ...base, attempts: new Array(5_000).fill({ number: 1 }) })?.attempts).toHaveLength(1_000);
    const headers = survives({ ...base, headers: JSON.parse('{"__proto__":"x","a":"b","c":[1]}') })?.toJSON().headers;
    expect(JSON.stringify(headers)).toBe('{"__proto__":"x","a":"b"}');
  });
});
