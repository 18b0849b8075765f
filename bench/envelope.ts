/** What the peers do by hand for every answer, as an application that uses them would. */
interface Envelope {
  readonly success: boolean;
  readonly data?: unknown;
  readonly error?: { readonly code: string; readonly message: string };
}

/** The key of the sandbox; the server of this folder takes any. */
export const apiKey: string = "tapi_test_sandbox0pro000000000000000000000";

export const headers: Readonly<Record<string, string>> = {
  authorization: `Bearer ${apiKey}`,
  accept: "application/json",
};

/** Limits one attempt, where a client has no option for that. */
export const limited = (
  signal: AbortSignal | undefined | null,
  attemptTimeoutMs: number | undefined,
): AbortSignal | null => {
  if (!attemptTimeoutMs) return signal ?? null;
  const limit = AbortSignal.timeout(attemptTimeoutMs);
  return signal ? AbortSignal.any([signal, limit]) : limit;
};

export const urlOf = (baseUrl: string, domain: string): string => `${baseUrl}/v1/domain/${domain}`;

/** The data of a parsed answer. Throws for `success: false`, whatever the status was. */
export const dataOf = (body: unknown): unknown => {
  const { success, data, error } = body as Envelope;
  if (!success) throw new Error(error?.message ?? "The answer has no envelope");
  return data;
};

/** Parses an answer of `fetch`, and throws for a status that is an error. */
export const read = async (response: Response): Promise<unknown> => {
  const body = await response.json();
  if (!response.ok) throw new Error((body as Envelope).error?.message ?? response.statusText);
  return dataOf(body);
};
