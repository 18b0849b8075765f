const show = (value: unknown): string => {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/**
 * The first place where a value lacks something that is expected of it, or `undefined` where it fits. Objects may have
 * more than is expected; arrays may not.
 */
export const difference = (expected: unknown, actual: unknown, place = "it"): string | undefined => {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) {
      return `${place} should be ${show(expected)}, and is ${show(actual)}`;
    }
    return firstOf(expected.map((item, index) => difference(item, actual[index], `${place}[${index}]`)));
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return `${place} should be ${show(expected)}, and is ${show(actual)}`;
    return firstOf(Object.entries(expected).map(([key, item]) => difference(item, actual[key], `${place}.${key}`)));
  }
  return Object.is(expected, actual) ? undefined : `${place} should be ${show(expected)}, and is ${show(actual)}`;
};

/** The first problem of several. */
export const firstOf = (problems: readonly (string | undefined)[]): string | undefined =>
  problems.find((problem) => problem !== undefined);
