/** A text that a value of any kind has under a key, or `undefined`. Never throws: getters and proxies may. */
export const readText = (value: unknown, key: string): string | undefined => {
  try {
    const text = (value as Record<string, unknown> | null | undefined)?.[key];
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined;
  }
};
