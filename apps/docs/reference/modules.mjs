import { Comment, Converter, ReflectionKind } from "typedoc";
import { entries } from "./entries.mjs";

/** What stands at the top of a module's page. */
const introduction = ({ name, package: whole, about }, repeated) =>
  [
    name === whole ? about : `An entry of its own of \`${whole}\`: programs that do not import it do not load it.`,
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
