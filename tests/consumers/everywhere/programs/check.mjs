// @ts-nocheck It is pasted into a project of its own, where the packages are installed.
/**
 * What the packages must do however they are installed, bundled and run. Gives what does not hold.
 *
 * @param techlookup What the package exports.
 * @param makeClient Makes a client, with options besides those that every client here has.
 * @param script Tells the sandbox what to do with the next requests.
 */
export const check = async (techlookup, makeClient, script) => {
  const { ApiError, fromJSON, isApiError, isTechLookupError, TechLookupError, TimeoutError } = techlookup;
  const problems = [];
  const expect = (holds, what) => {
    if (!holds) problems.push(what);
  };
  const limited = { kind: "error", code: "RATE_LIMIT", retryAfter: 1 };

  const profile = await makeClient().domains.get("github.com");
  expect(profile.active_technologies.length > 0, "a lookup gives technologies");

  const { error } = await makeClient().safe.domains.get("unknown.example");
  expect(error instanceof ApiError && error instanceof TechLookupError, "a 404 is an ApiError");
  expect(!(error instanceof TimeoutError), "a 404 is no TimeoutError");
  expect(isTechLookupError(error) && isApiError(error, "NOT_FOUND"), "the guards know a 404");
  expect(!isApiError(error, "RATE_LIMIT") && !isApiError(new Error("x")), "the guards know nothing else");
  expect(error.docsUrl.endsWith("/errors/not-found"), "a 404 links to its page");
  const revived = fromJSON(JSON.parse(JSON.stringify(error)));
  // The plain record bears the mark, too, and so passes for an ApiError: an Error it is not.
  const isError = revived instanceof Error && revived instanceof ApiError && revived instanceof TechLookupError;
  expect(isError && revived.status === 404 && isApiError(revived, "NOT_FOUND"), "a 404 survives JSON");

  await script([limited]);
  const attempts = [];
  await makeClient({ onAttempt: (event) => attempts.push(event) }).account.credits();
  const [first] = attempts.at(-1)?.attempts ?? [];
  expect(attempts.length === 2 && first.status === 429 && first.waitMs >= 1_000, "a 429 is waited for");

  await script([limited]);
  const refused = await makeClient({ retry: { maxAttempts: 1 } }).safe.account.credits();
  expect(isApiError(refused.error, "RATE_LIMIT") && refused.error.retryAfterMs === 1_000, "a 429 tells the wait");
  return problems;
};

/** The same with a client that has a key: `env` says where the sandbox is. Gives `ok`, or what does not hold. */
export const checkWithKey = async (techlookup, { TECHLOOKUP_API_KEY: apiKey, TECHLOOKUP_BASE_URL: baseUrl }) => {
  const script = (faults) => fetch(`${baseUrl}/__sandbox/faults`, { method: "POST", body: JSON.stringify(faults) });
  const makeClient = (options) => new techlookup.TechLookup({ apiKey, baseUrl, ...options });
  return (await check(techlookup, makeClient, script)).join("\n") || "ok";
};
