/** Let a page of any origin call and script the sandbox, and read every header that a client reads. */
const headers: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST",
  "access-control-allow-headers": "authorization, content-type, x-sandbox-caller",
  "access-control-expose-headers":
    "retry-after, date, x-ratelimit-limit, x-ratelimit-remaining, ratelimit, ratelimit-policy, x-should-retry, location",
  "access-control-max-age": "7200",
};

const isPreflight = ({ method, headers: sent }: Request): boolean =>
  method === "OPTIONS" && sent.has("access-control-request-method");

/** Adds the headers that let pages read an answer. */
export const allowPages = (response: Response): Response => {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
};

/**
 * Answers as `handle` does, for pages of other origins too (Fetch Standard, CORS protocol). A preflight is the browser's
 * own request: it meets no fault, and is not counted.
 */
export const withCors = async (request: Request, handle: () => Promise<Response>): Promise<Response> => {
  return allowPages(isPreflight(request) ? new Response(null, { status: 204 }) : await handle());
};
