import type { Pasted } from "./pasted.ts";

const foreign = (wouldBe?: Pasted[1]["wouldBe"]): Pasted[1] => ({
  ...{ code: undefined, foreign: true, confidence: "likely" },
  ...(wouldBe && { wouldBe }),
});

/** Errors of other APIs, which have no code of this one. */
export const foreignTexts: readonly Pasted[] = [
  [
    '{"error":{"code":"resource_missing","doc_url":"https://stripe.com/docs/error-codes/resource-missing","message":"No such customer: \'cus_1\'","param":"customer","type":"invalid_request_error"}}',
    { ...foreign("NOT_FOUND"), parameter: "customer" },
  ],
  [
    '{"error":{"message":"Rate limit reached for gpt-4o","type":"requests","param":null,"code":"rate_limit_exceeded"}}',
    foreign("RATE_LIMIT"),
  ],
  [
    "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
    { ...foreign("UNAUTHORIZED"), status: 401 },
  ],
  [
    'HTTP/1.1 429 Too Many Requests\r\nretry-after: 7\r\n\r\n{"type":"error","error":{"type":"rate_limit_error","message":"Too many"}}',
    { ...foreign("RATE_LIMIT"), status: 429, retryAfterMs: 7_000 },
  ],
  [
    '{"message":"Bad credentials","documentation_url":"https://docs.github.com/rest","status":"401"}',
    { ...foreign("UNAUTHORIZED"), status: 401 },
  ],
  ['{"__type":"ThrottlingException","message":"Rate exceeded"}', foreign("RATE_LIMIT")],
  ["<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>", foreign("FORBIDDEN")],
  ["An error occurred (ResourceNotFoundException) when calling the GetItem operation: not there", foreign("NOT_FOUND")],
  ['{"message":"Forbidden"}', foreign("FORBIDDEN")],
  ['{"errors":[{"message":"Not authorized","extensions":{"code":"UNAUTHENTICATED"}}]}', foreign("UNAUTHORIZED")],
  [
    '{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"messages":[],"result":null}',
    foreign("UNAUTHORIZED"),
  ],
  [
    '{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"Slow down"}',
    { ...foreign("RATE_LIMIT"), status: 429 },
  ],
  ['{"error":{"code":"rate_limit_exceeded","message":"Too many requests"}}', foreign("RATE_LIMIT")],
  ['{"error":{"status":401,"message":"The access token expired"}}', { ...foreign("UNAUTHORIZED"), status: 401 }],
  ['{"statusCode":404,"message":"Cannot GET /x","error":"Not Found"}', { ...foreign("NOT_FOUND"), status: 404 }],
  [
    '{"error":{"code":403,"message":"Quota exceeded","status":"PERMISSION_DENIED"}}',
    { ...foreign("FORBIDDEN"), status: 403 },
  ],
  ["rpc error: code = NotFound desc = requested entity was not found", foreign("NOT_FOUND")],
  ["Error: 5 NOT_FOUND: No document to update: projects/x", foreign("NOT_FOUND")],
  ["FirebaseError: Missing or insufficient permissions.", foreign("FORBIDDEN")],
  ["npm error 404 Not Found - GET https://registry.example/nope - Not found", foreign("NOT_FOUND")],
  ['{"error":"invalid_client","error_description":"Client authentication failed"}', foreign("UNAUTHORIZED")],
];
