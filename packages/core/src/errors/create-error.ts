import type { ErrorFields } from "./error-fields.ts";
import {
  AbortError,
  ApiError,
  ConfigurationError,
  ConnectionError,
  CreditLimitError,
  ResponseError,
  TimeoutError,
} from "./errors.ts";
import { TechLookupError } from "./tech-lookup-error.ts";

const classes: readonly (typeof TechLookupError)[] = [
  ...[ApiError, ResponseError, ConnectionError, TimeoutError],
  ...[AbortError, ConfigurationError, CreditLimitError],
];

/** Makes the error that the data describe. A class that this version does not know becomes its base. */
export const createError = ({ name, ...init }: ErrorFields): TechLookupError => {
  const type = classes.find(({ prototype }) => prototype.name === name) ?? TechLookupError;
  return new type(init);
};
