import type { Diagnose } from "../answers/diagnosis.ts";
import type { WhenOffline } from "../engine/connectivity.ts";
import type { CredentialSource } from "../engine/credentials.ts";
import type { Hooks } from "../engine/hooks.ts";
import type { Redactor } from "../errors/redact.ts";

/** What differs between runtimes: all that a package for one of them has to say. */
export interface Platform {
  /** Where requests go; checked, without a slash at its end. */
  readonly baseUrl: string;
  /** What lets requests in. */
  readonly credentials: CredentialSource;
  /** Masks what must not be shown, whatever the request. */
  readonly redact: Redactor;
  /** Tells why a connection failed. */
  readonly diagnose: Diagnose;
  /** Headers of every request, such as `user-agent`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What `fetch` is given besides. */
  readonly init?: RequestInit;
  /** How a JSON body is handed to `fetch`. Default: as text. */
  readonly encodeBody?: (json: string) => NonNullable<RequestInit["body"]>;
  /** Told besides the caller's own hooks. */
  readonly hooks?: Hooks;
  /** How to tell that the device is offline, where that can be told. */
  readonly whenOffline?: WhenOffline;
}
