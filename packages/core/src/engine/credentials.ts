import type { Redactor } from "../errors/redact.ts";

/** What lets a request in, and what of it must not be shown. */
export interface Credentials {
  /** Sent with the request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Masks what these headers hold. */
  readonly redact: Redactor;
}

/** Where credentials come from. Asked before every request, so that a short-lived token can be a fresh one. */
export type CredentialSource = () => Credentials | Promise<Credentials>;
