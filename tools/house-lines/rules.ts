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

export const rules: readonly Rule[] = [
  {
    name: "an endpoint describes a call, it does not send it",
    files: /^packages\/core\/src\/api\//,
    kind: "name",
    forbidden: /^fetch$/,
    instead: "build a CallSpec and hand it to send()",
  },
  {
    name: "only engine/sleep.ts has timers",
    files: /^packages\/core\/src\//,
    except: /\/engine\/sleep\.ts$/,
    kind: "name",
    forbidden: /^(setTimeout|setInterval|clearTimeout|clearInterval)$/,
    instead: "take a Clock, or use sleep()",
  },
  {
    name: "only engine/body.ts reads a response's body",
    files: /^packages\/core\/src\//,
    except: /\/engine\/body\.ts$/,
    kind: "call",
    forbidden: /^\.(json|text|arrayBuffer|blob|bytes|formData|getReader)$/,
    instead: "use readBody() or discard(), so that the size limit and the deadline hold",
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
