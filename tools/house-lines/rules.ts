import { baselineRules } from "./baseline.ts";
import type { Fact } from "./facts.ts";

/** A line that the house holds: what a file must not name, and why. */
export interface Rule {
  readonly name: string;
  readonly files: RegExp;
  /** The one file, or the few, that may. */
  readonly except?: RegExp;
  readonly kind: Fact["kind"];
  readonly forbidden: RegExp;
  readonly instead: string;
}

/** Core's folders. Each imports only those before it, and none of the files above them. */
const order = ["errors", "contract", "catalog", "retry", "answers", "options", "engine", "api"];

const orderRules: readonly Rule[] = order.map((folder, index) => {
  const later = order.slice(index + 1).map((name) => `${name}/`);
  return {
    name: "core's folders stand on those before them",
    files: new RegExp(`^packages/core/src/${folder}/`),
    kind: "import",
    forbidden: new RegExp(`^\\.\\./(${[...later, "[\\w-]+\\.ts$"].join("|")})`),
    instead: `${folder} may import ${order.slice(0, index).join(", ") || "nothing but itself"}`,
  };
});

export const rules: readonly Rule[] = [
  ...orderRules,
  ...baselineRules,
  {
    name: "an endpoint describes a call, it does not send it",
    files: /^packages\/core\/src\/api\//,
    kind: "name",
    forbidden: /^fetch$/,
    instead: "build a CallSpec and hand it to send()",
  },
  {
    name: "only options/clock.ts has timers",
    files: /^packages\/core\/src\//,
    except: /\/options\/clock\.ts$/,
    kind: "name",
    forbidden: /^(setTimeout|setInterval|clearTimeout|clearInterval)$/,
    instead: "take a Clock",
  },
  {
    name: "only engine/fetch-transport.ts reads a response's body",
    files: /^packages\/core\/src\//,
    except: /\/engine\/fetch-transport\.ts$/,
    kind: "call",
    forbidden: /^\.(json|text|arrayBuffer|blob|bytes|formData|getReader)$/,
    instead: "send through a Transport, so that the size limit and the deadline hold",
  },
  {
    name: "core uses web-standard globals alone",
    files: /^packages\/core\/src\//,
    kind: "name",
    forbidden: /^(process|Deno|Bun|window|document|Buffer|require|__dirname|global)$/,
    instead: "let the runtime's package pass it in",
  },
  {
    name: "core imports its own files alone",
    files: /^packages\/core\/src\//,
    kind: "import",
    forbidden: /^[^.]/,
    instead: "write it in core, or let the runtime's package pass it in",
  },
];

/** A file that has grown over this has more than one concept in it. */
export const maxLines = 200;
