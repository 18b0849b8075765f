/** An object's type without the values that are `undefined`: what may have one may be absent instead. */
export type Defined<T> = { [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

/** A copy without the properties that are `undefined`, so that what is not known is absent in JSON and in logs. */
export const defined = <T extends object>(object: T): Defined<T> => {
  const copy = { ...object };
  for (const key of Object.keys(copy) as (keyof T)[]) if (copy[key] === undefined) delete copy[key];
  return copy as Defined<T>;
};

/** Whether a value has properties to look at; functions aside. */
export const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** What a function returns; `undefined` where it throws, as getters, proxies and `toString` of others may. */
export const attempt = <T>(run: () => T): T | undefined => {
  try {
    return run();
  } catch {
    return undefined;
  }
};

/** An object's own properties, each read once. Nothing has none. `undefined` for what is no object, or throws when it is read. */
export const copyOf = <T>(value: T): T | undefined =>
  isObject(value ?? {}) ? attempt(() => ({ ...value })) : undefined;

/** What a value of any kind has under a key. Never throws. */
export const read = (value: unknown, key: string): unknown =>
  attempt(() => (value as Record<string, unknown> | null | undefined)?.[key]);

/** As `read`, for a text; `undefined` for anything else. */
export const readText = (value: unknown, key: string): string | undefined => {
  const text = read(value, key);
  return typeof text === "string" ? text : undefined;
};

/** The texts and numbers among an object's own properties. Throws where reading one does. */
export const copyFlat = (value: object): object =>
  // Object.fromEntries defines: a key such as `__proto__` is one like any other.
  Object.fromEntries(Object.entries(value).filter(([, part]) => typeof part === "string" || typeof part === "number"));

/** Sets a property as `Error` sets its own: it may be written to, and is not listed. */
export const hide = (object: object, key: PropertyKey, value: unknown): void => {
  Object.defineProperty(object, key, { value, writable: true, configurable: true });
};
