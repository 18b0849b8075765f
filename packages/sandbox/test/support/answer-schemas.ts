import { Ajv2020 } from "ajv/dist/2020.js";
import { type Operation, openapi, type ResponseObject } from "../../src/openapi/index.ts";

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:]{8}(\.\d+)?Z$/.test(text);

const ajv = new Ajv2020({ strict: false, formats: { date: isDate, "date-time": isTime } });
ajv.addSchema(openapi, "openapi");

/** An answer's description, wherever it stands. */
const resolve = (answer: Operation["responses"][string]): ResponseObject =>
  "$ref" in answer ? (openapi.components.responses[answer.$ref.split("/").at(-1) ?? ""] as ResponseObject) : answer;

const escaped = (key: string): string => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));

/** What is wrong with a value by the schema at a place of the document. Empty: nothing. */
const problems = (place: readonly string[], value: unknown): string[] => {
  const validate = ajv.getSchema(`openapi#/${place.map(escaped).join("/")}`);
  if (!validate) return [`No schema at ${place.join(" ")}`];
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

/** What is wrong with an answer by the description of its operation and status, headers included. Empty: nothing. */
export const answerProblems = async (path: string, method: "get" | "post", answer: Response): Promise<string[]> => {
  const operation = openapi.paths[path]?.[method];
  const listed = operation?.responses[answer.status];
  if (!listed) return [`${method} ${path} lists no ${answer.status}`];
  const { headers = {}, "x-code": code } = resolve(listed);
  const body: unknown = await answer.json();
  const media = ["content", "application/json", "schema"];
  const place =
    "$ref" in listed
      ? ["components", "responses", listed.$ref.split("/").at(-1) ?? "", ...media]
      : ["paths", path, method, "responses", String(answer.status), ...media];
  const told = (body as { error?: { code?: string } }).error?.code;
  const wrongCode = told === undefined || told === code ? [] : [`the code is ${told}, not ${code}`];
  const wrongHeaders = [...answer.headers].flatMap(([name, value]) => {
    const known = Object.keys(openapi.components.headers).find((header) => header.toLowerCase() === name);
    if (known === undefined) return [];
    if (!(known in headers)) return [`${known} is not listed`];
    return problems(["components", "headers", known, "schema"], Number(value));
  });
  return [...problems(place, body), ...wrongCode, ...wrongHeaders];
};
