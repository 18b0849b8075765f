import { ConfigurationError } from "./errors.ts";
import { isObject } from "./is-object.ts";
import { maskShapes } from "./redact.ts";
import { sentence } from "./sentence.ts";

const code = "CONFIGURATION_ERROR";

/**
 * A value as it may be shown in a message: short, and with anything shaped like a key masked.
 *
 * @example
 * showValue("tapi_live_secret"); // "tapi_live_***"
 */
export const showValue = (value: unknown): string => {
  let text: string;
  if (typeof value === "string") text = JSON.stringify(value);
  else if (isObject(value)) text = Array.isArray(value) ? "an array" : "an object";
  else text = typeof value === "function" ? "a function" : String(value);
  text = maskShapes(text);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
};

/**
 * The error for an option or argument that is wrong.
 *
 * @param argument Its name, as the caller writes it.
 * @param problem What is wrong and what is wanted, as a clause that follows the name.
 * @example
 * throw configurationError("gateway", "must be a URL, and is 7");
 */
export const configurationError = (argument: string, problem: string): ConfigurationError =>
  new ConfigurationError({ code, message: sentence(`${argument} ${problem}`, code), argument });
