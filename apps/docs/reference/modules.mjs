import { Comment, Converter, ReflectionKind } from "typedoc";
import { entries } from "./entries.mjs";

/** What entries of a package are for; one without its words here ends the build. */
const entryTexts = {
  catalog: "Every error code with its causes and fixes, as data: what the error pages show.",
  contract: "The API as data: endpoints, kinds of values, prices, and how well each fact is known.",
  decoder: "Says what a pasted error is about: `decode`, `decodeAll`, `nearestCodes`.",
  enrich: "Looks up a list of domains, within a credit limit, and with a journal that a later run resumes from.",
  platform: "What the packages for a runtime are built from.",
  kv: "Shares the rate limit between processes, through Deno KV.",
  "bullmq/otel": "OpenTelemetry metrics of workers: domains, credits and chunks.",
  otel: "OpenTelemetry spans and metrics for every attempt.",
  redis: "Shares the rate limit between processes, through Redis or Valkey.",
  node: "Runs the sandbox as an HTTP server on Node.",
  openapi: "The HTTP API as an OpenAPI 3.1 document.",
};

const entryText = (name) => {
  const [, ...path] = name.split("/");
  const text = entryTexts[path.join("/")] ?? entryTexts[path.at(-1)];
  if (!text) throw new Error(`reference/modules.mjs has no text for ${name}`);
  return text;
};

/** What stands at the top of a module's page. */
const introduction = ({ name, package: whole, about }, repeated) =>
  [
    name === whole ? about : entryText(name),
    `\`\`\`text\nimport { … } from "${name}";\n\`\`\``,
    repeated > 0 && `It also exports the ${repeated} other names of [@techlookup/core](/docs/reference/core).`,
  ]
    .filter(Boolean)
    .join("\n\n");

/**
 * Names each module as programs import it, not by its path; and describes what core exports in core alone, where every runtime's
 * package would repeat it.
 *
 * @param {import("typedoc").Application} app
 */
export const load = (app) => {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.getReflectionsByKind(ReflectionKind.Module)) {
      const file = project.getSymbolIdFromReflection(module)?.fileName;
      const entry = entries.find((one) => one.file === file);
      if (!entry) continue;
      module.name = entry.name;
      const repeated = module.children.filter(({ kind }) => kind === ReflectionKind.Reference);
      module.comment = new Comment([{ kind: "text", text: introduction(entry, repeated.length) }]);
      for (const reference of repeated) project.removeReflection(reference);
    }
    // The brand of every error, described at `TechLookupError`: in each class it would only be noise.
    for (const property of project.getReflectionsByKind(ReflectionKind.Property | ReflectionKind.Accessor)) {
      if (property.name === "@techlookup/error" && property.parent?.name !== "TechLookupError")
        project.removeReflection(property);
    }
  });
};
