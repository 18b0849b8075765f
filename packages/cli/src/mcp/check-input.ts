import { UsageError } from "../usage-error.ts";
import type { InputSchema, Tool } from "./tool.ts";

/**
 * The input of a tool, checked by its schema.
 *
 * @throws UsageError that names what is wrong, so that the agent can correct it. Nothing is sent.
 */
export const checkInput = ({ name, properties, required }: Tool, given: unknown): Readonly<Record<string, unknown>> => {
  const takes = Object.keys(properties).join(", ") || "nothing";
  if (given !== undefined && !isObject(given))
    throw refuse(`The arguments of ${name} must be an object, and are ${show(given)}`, `It takes: ${takes}.`);
  const input = { ...given };
  for (const key of Object.keys(input))
    if (!Object.hasOwn(properties, key)) throw refuse(`${name} has no parameter ${show(key)}`, `It takes: ${takes}.`);
  for (const key of required)
    if (input[key] === undefined)
      throw refuse(`${name} needs the parameter ${key}`, properties[key]?.description ?? "");
  for (const [key, schema] of Object.entries(properties)) {
    const value = input[key];
    const wanted = value === undefined ? undefined : problemOf(schema, value);
    if (wanted) throw refuse(`${key} must be ${wanted}, and is ${show(value)}`, "Correct it and call again.");
  }
  return input;
};

const refuse = (problem: string, advice: string): UsageError =>
  new UsageError(`${problem}. Nothing was sent. ${advice}`.trim());

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};

const isOf = (type: string, value: unknown): boolean =>
  type === "integer" ? Number.isSafeInteger(value) : type === "array" ? Array.isArray(value) : typeof value === type;

/** What a value must be, where it is not. */
const problemOf = (schema: InputSchema, value: unknown): string | undefined => {
  const types = schema.anyOf?.map(({ type }) => type) ?? [schema.type ?? "string"];
  if (!types.some((type) => isOf(type, value))) return types.map((type) => words[type]).join(" or ");
  if (schema.enum && !schema.enum.includes(value as string)) return `one of ${schema.enum.join(", ")}`;
  if (typeof value === "number" && value < (schema.minimum ?? -Infinity)) return `${schema.minimum} or more`;
  if (typeof value === "string" && value.length < (schema.minLength ?? 0)) return "a text that is not empty";
  if (typeof value === "string" && value.length > (schema.maxLength ?? Infinity))
    return `a text of at most ${schema.maxLength} characters`;
  if (!Array.isArray(value)) return undefined;
  if (!value.every((item) => typeof item === "string")) return "a list of texts";
  return value.length > (schema.maxItems ?? Infinity) ? `a list of at most ${schema.maxItems} texts` : undefined;
};

const words: Readonly<Record<string, string>> = {
  string: "a text",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list of texts",
};
