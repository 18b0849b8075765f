import type {
  AbortError,
  ApiError,
  ConfigurationError,
  ConnectionError,
  CreditLimitError,
  ResponseError,
  TimeoutError,
  WaitError,
} from "./errors.ts";
import type { TechLookupError } from "./tech-lookup-error.ts";

/**
 * The classes by name. What they declare is all that is declared of an error: its data, JSON and constructors follow from it.
 *
 * @internal
 */
interface Classes {
  TechLookupError: TechLookupError;
  ApiError: ApiError;
  ResponseError: ResponseError;
  ConnectionError: ConnectionError;
  TimeoutError: TimeoutError;
  AbortError: AbortError;
  ConfigurationError: ConfigurationError;
  CreditLimitError: CreditLimitError;
  WaitError: WaitError;
}

/** The classes of errors. */
export type ErrorName = keyof Classes;

/**
 * The fields of a class that others do not have.
 *
 * @internal
 */
export type OwnFields<Name extends ErrorName> = Omit<Classes[Name], keyof TechLookupError>;

/** @internal */
type OwnKey = { [Name in ErrorName]: keyof OwnFields<Name> }[ErrorName];

/**
 * The fields of a class, and the names of all others', which are never there: so they can be read without asking for the class.
 *
 * @internal
 */
export type FieldsOf<Name extends ErrorName> = OwnFields<Name> & {
  [Key in Exclude<OwnKey, keyof OwnFields<Name>>]?: never;
};

/** What the constructor of a class takes. By default `stopped` is `not-retryable`, and there are no `attempts`. */
export type ErrorInit<Name extends ErrorName> = FieldsOf<Name> &
  Pick<TechLookupError, "code" | "message" | "cause"> &
  Partial<Pick<TechLookupError, "stopped" | "attempts">>;

/** An error as data, all that is needed to make one: the name of its class, and what the constructor takes. */
export type ErrorFields<Name extends ErrorName = ErrorName> = Name extends ErrorName
  ? ErrorInit<Name> & { name: Name }
  : never;
