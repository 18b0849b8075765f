/** Whether a value has properties to look at; functions aside. */
export const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
