/** An option's value as people write it in code: `{ maxResponseBytes: 10_000 }`. */
export const sourceText = (value: unknown): string => {
  if (value instanceof AbortSignal) return "AbortSignal.abort()";
  if (typeof value === "number") return value.toLocaleString("en").replaceAll(",", "_");
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => `${key}: ${sourceText(field)}`);
  return fields.length === 0 ? "" : `{ ${fields.join(", ")} }`;
};
