import type { Plan } from "./plan.ts";

/** A value as people write it in code: `{ maxWaitMs: 60_000 }`. */
const sourceOf = (value: unknown): string => {
  if (typeof value === "number" && Number.isInteger(value)) return String(value).replace(/\B(?=(\d{3})+$)/g, "_");
  if (Array.isArray(value)) return `[${value.map(sourceOf).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([name, field]) => `${/^[a-z]\w*$/i.test(name) ? name : JSON.stringify(name)}: ${sourceOf(field)}`,
  );
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
};

/** An object whose fields are given as they stand in code; nothing for one without any. */
const objectOf = (fields: readonly string[]): string => (fields.length === 0 ? "" : `{ ${fields.join(", ")} }`);

const fieldsOf = (value: object): readonly string[] =>
  Object.entries(value).map(([name, field]) => `${name}: ${sourceOf(field)}`);

const sandboxOf = ({ sandbox, faults }: Plan): string => {
  const script = `sandbox.script(\n${faults.map((fault) => `  ${sourceOf(fault)},\n`).join("")});\n`;
  return `const sandbox = createSandbox(${objectOf(fieldsOf(sandbox))});\n${faults.length > 0 ? script : ""}`;
};

const clientOf = ({ module, key, isFetchBroken, client }: Plan): string => {
  const isToken = module === "@techlookup/browser";
  const fields = [
    isToken ? "token" : `apiKey: sandbox.keys.${key}`,
    isFetchBroken ? 'fetch: (async () => "not a Response") as unknown as typeof fetch' : "fetch: sandbox.fetch",
    ...fieldsOf(client),
  ];
  const token = isToken ? 'const token = () => Promise.reject(new Error("The session is over"));\n' : "";
  const isLong = fields.join(", ").length > 70;
  const shown = isLong ? `{\n${fields.map((field) => `  ${field},\n`).join("")}}` : `{ ${fields.join(", ")} }`;
  return `${token}const client = new TechLookup(${shown});\n`;
};

const beforeOf = ({ before, call }: Plan): string => {
  if (before === 0 || call.method === "enrich") return "";
  const lookup = `await client.safe.domains.get(${JSON.stringify(call.domain)});`;
  return before === 1 ? `${lookup}\n` : `for (let done = 0; done < ${before}; done++) ${lookup}\n`;
};

const abortOf = ({ abortAfterMs }: Plan): string =>
  abortAfterMs === undefined
    ? ""
    : `const controller = new AbortController();\nsetTimeout(() => controller.abort(), ${sourceOf(abortAfterMs)});\n`;

const callOf = ({ call, abortAfterMs }: Plan): string => {
  const signal = abortAfterMs === undefined ? [] : ["signal: controller.signal"];
  if (call.method !== "enrich") {
    const given = [JSON.stringify(call.domain), objectOf(signal)].filter((text) => text !== "").join(", ");
    return `const result = await client.safe.domains.${call.method}(${given}).withResponse();

console.log(result.ok ? result.data : result.error);
console.table(result.ok ? result.meta.attempts : result.error.attempts);
`;
  }
  const names = call.domains.map((name) => `  ${JSON.stringify(name)},\n`).join("");
  return `const domains = [
${names}];
const run = enrich(client, domains, ${objectOf([...fieldsOf(call.options), ...signal])});
try {
  for await (const record of run) console.log(record.kind, record.input);
} catch (error) {
  console.log(error);
}
console.log(run.report);
`;
};

/** The program of a run: TypeScript for Node, with everything that it needs. */
export const programOf = (plan: Plan): string => {
  const isList = plan.call.method === "enrich";
  return `import { TechLookup } from "${plan.module}";
${isList ? 'import { enrich } from "@techlookup/node/enrich";\n' : ""}import { createSandbox } from "@techlookup/sandbox";

${sandboxOf(plan)}
${clientOf(plan)}${beforeOf(plan)}${abortOf(plan)}${callOf(plan)}console.log("Credits charged:", sandbox.counts().credits);
`;
};
