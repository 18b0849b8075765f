import type { ErrorFields, ErrorName } from "./error-fields.ts";
import {
  AbortError,
  ApiError,
  ConfigurationError,
  ConnectionError,
  CreditLimitError,
  ResponseError,
  TimeoutError,
} from "./errors.ts";
import { type ErrorInit, TechLookupError } from "./tech-lookup-error.ts";

const classes: Readonly<Record<ErrorName, new (init: ErrorInit) => TechLookupError>> = {
  TechLookupError,
  ApiError,
  ResponseError,
  ConnectionError,
  TimeoutError,
  AbortError,
  ConfigurationError,
  CreditLimitError,
};

/** Makes the error that the data describe. A class that this version does not know becomes its base. */
export const createError = ({ name, ...init }: ErrorFields): TechLookupError => {
  const type = Object.hasOwn(classes, name) ? classes[name] : TechLookupError;
  return new type(init);
};
