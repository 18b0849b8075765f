import type { Loose, LooseObject } from "./loose-reader.ts";

/** Looks at an object of a text: whether it has the form of somebody else's error. */
type Shape = (object: LooseObject) => boolean;

const isMap = (value: Loose | undefined): value is LooseObject => value instanceof Map;
const isText = (value: Loose | undefined): value is string => typeof value === "string";
const has = (object: LooseObject, ...names: readonly string[]): boolean => names.some((name) => object.has(name));

/** What a runtime's own error has where a logger copied it: such an object is nobody's answer. */
const isThrown = (object: LooseObject): boolean =>
  has(object, "stack", "errno", "syscall", "errors", "cause") ||
  /^[A-Z]\w*(?:Error|Exception)$/.test(`${object.get("type")}`);

/** Words as most APIs write kinds of errors: `invalid_request_error`. */
const isKind = (value: Loose | undefined): boolean => isText(value) && /^[a-z]+(?:_[a-z]+)*$/.test(value);

const inError = (object: LooseObject, fits: (error: LooseObject) => boolean): boolean => {
  const error = object.get("error");
  return isMap(error) && !isThrown(error) && isText(error.get("message")) && fits(error);
};

const inErrors = (object: LooseObject, fits: (error: LooseObject) => boolean): boolean => {
  const errors = object.get("errors");
  return Array.isArray(errors) && errors.some((one: Loose) => isMap(one) && !isThrown(one) && fits(one));
};

/** An HTTP status as a field of the body, which the API has not. */
const isStatus = (value: Loose | undefined): boolean => /^[45]\d\d$/.test(`${value}`);

/** AWS API Gateway's bodies have a message and nothing else, always one of these. */
const gatewayWords =
  /^(?:forbidden|unauthorized|missing authentication token|limit exceeded|too many requests|internal server error|service unavailable|endpoint request timed out|not found)$/i;

/** Forms in which other APIs say no, by whom they are known for. The first that fits counts. */
export const foreignShapes: readonly (readonly [whose: string, fits: Shape])[] = [
  ["GitHub", (object) => isText(object.get("message")) && has(object, "documentation_url")],
  ["Anthropic", (object) => object.get("type") === "error" && inError(object, (error) => isKind(error.get("type")))],
  [
    "Stripe",
    (object) => inError(object, (error) => has(error, "doc_url", "request_log_url", "decline_code", "charge")),
  ],
  ["OpenAI", (object) => inError(object, (error) => has(error, "param") && has(error, "type"))],
  ["Stripe", (object) => inError(object, (error) => isKind(error.get("type")))],
  [
    "Google",
    (object) => inError(object, (error) => isStatus(error.get("code")) || Array.isArray(error.get("details"))),
  ],
  ["Spotify", (object) => inError(object, (error) => isStatus(error.get("status")))],
  ["many services", (object) => inError(object, (error) => isKind(error.get("code")))],
  ["JSON-RPC", (object) => has(object, "jsonrpc") || inError(object, (error) => Number(error.get("code")) < 0)],
  ["Azure", (object) => inError(object, (error) => has(error, "innererror", "innerError", "target"))],
  ["AWS", (object) => has(object, "__type") || (object.size === 1 && gatewayWords.test(`${object.get("message")}`))],
  ["AWS", (object) => object.size <= 2 && isText(object.get("Message"))],
  ["Twilio", (object) => has(object, "more_info") && has(object, "message")],
  ["GraphQL", (object) => inErrors(object, (error) => has(error, "locations", "extensions"))],
  ["JSON:API", (object) => inErrors(object, (error) => has(error, "detail", "title", "source"))],
  ["Cloudflare", (object) => object.get("success") === false && inErrors(object, (error) => has(error, "message"))],
  ["many services", (object) => inErrors(object, (error) => has(error, "message", "msg", "reason"))],
  [
    "RFC 9457 (problem+json)",
    (object) =>
      isText(object.get("title")) && has(object, "status", "type") && has(object, "detail", "type", "instance"),
  ],
  ["OAuth", (object) => isKind(object.get("error")) && has(object, "error_description", "error_uri")],
  ["Slack", (object) => object.get("ok") === false && isKind(object.get("error"))],
  ["FastAPI", (object) => has(object, "detail") && object.size === 1],
  ["web frameworks", (object) => isStatus(object.get("statusCode")) && has(object, "message", "error")],
  [
    "web frameworks",
    (object) => isStatus(object.get("status")) && has(object, "error") && has(object, "path", "timestamp"),
  ],
  ["HubSpot", (object) => object.get("status") === "error" && has(object, "correlationId", "category")],
  ["PostgREST", (object) => has(object, "hint") && has(object, "details", "code") && isText(object.get("message"))],
];

/** Errors of other APIs as text: AWS's XML, SDKs by the names of their classes, and addresses of well-known APIs. */
export const foreignTexts: readonly (readonly [whose: string, says: RegExp])[] = [
  ["AWS", /<(?:ErrorResponse|Error)\b[^>]{0,200}>\s{0,40}(?:<Error>\s{0,40})?<(?:Code|Type)>/],
  ["AWS", /\bAn error occurred \(\w{1,60}\) when calling the \w{1,60} operation|botocore\.exceptions\./],
  ["OpenAI", /\bopenai\.\w{1,40}Error\b|\bapi\.openai\.com\b/],
  ["Anthropic", /\banthropic\.\w{1,40}Error\b|\bapi\.anthropic\.com\b/],
  ["Stripe", /\bStripe\w{1,40}Error\b|\bstripe\.(?:error|_error)\.\w|\bapi\.stripe\.com\b/],
  ["GitHub", /\bapi\.github\.com\b|docs\.github\.com\/rest/],
  ["AWS", /\b[\w-]{1,60}\.amazonaws\.com\b/],
  ["Google", /\b[\w-]{1,60}\.googleapis\.com\b/],
  ["Twilio", /\bapi\.twilio\.com\b/],
  ["Slack", /\bslack\.com\/api\b/],
  ["Firebase", /\bFirebaseError\b/],
  ["gRPC", /\brpc error: code = [A-Z]|\bError: \d{1,2} [A-Z]+(?:_[A-Z]+)?: |\bgrpc\._channel\._\w/],
  ["npm", /\bnpm (?:error|ERR!|warn)/],
  ["Microsoft", /\bgraph\.microsoft\.com\b/],
];
