import type { Terminal } from "../terminal.ts";
import type { Explanation } from "./explain.ts";
import { wrap } from "./wrap.ts";

/** No line is longer, since nobody reads such. */
const widest = 100;

const reasons: Readonly<Record<string, string>> = {
  dns: "the name was not found",
  refused: "the connection was refused",
  reset: "the connection was reset",
  tls: "TLS failed",
  unreachable: "the server was not reached",
  proxy: "the proxy failed",
  denied: "the runtime did not allow it",
  offline: "the device was offline",
};

/** An explanation for people: title, meaning, fix, whether it is retried, causes with their signs, page. */
export const explanationText = (explanation: Explanation, out: Terminal): string => {
  const {
    code,
    status,
    title,
    times,
    reason,
    why,
    meaning,
    fix,
    retried,
    causes = [],
    retryAfterMs,
    docsUrl,
  } = explanation;
  const width = Math.min(out.columns, widest);
  const part = (name: string, text: string | undefined, indent = 2): string[] =>
    text ? ["", `${" ".repeat(indent)}${out.style("bold", name)}`, ...wrap(text, width, indent + 2)] : [];
  const facts = [
    status === undefined ? undefined : `status ${status}`,
    reason === undefined ? undefined : reasons[reason],
    times > 1 ? `${times} times in the text` : undefined,
  ].filter((fact) => fact !== undefined);
  const heading = [code ?? "An error without a code", ...(facts.length > 0 ? [`(${facts.join(", ")})`] : [])].join(" ");
  return [
    out.style(["bold", "red"], heading),
    ...wrap(title ?? "This version does not know the code.", width, 2),
    ...wrap(out.style("dim", why), width, 2),
    ...part("What it means", meaning),
    ...part("What to do", fix),
    ...part(
      "How long to wait",
      retryAfterMs === undefined ? undefined : `The server asks to wait ${retryAfterMs / 1_000} s.`,
    ),
    ...part("Whether this project's clients retry it", retried),
    ...(causes.length > 0 ? ["", `  ${out.style("bold", "Other causes")}`] : []),
    ...causes.flatMap(({ cause, sign, fix: remedy }) => [
      ...wrap(`- ${cause}`, width, 4),
      ...wrap(`How to tell: ${sign}`, width, 6),
      ...wrap(`Fix: ${remedy}`, width, 6),
    ]),
    "",
    `  ${out.style("cyan", docsUrl)}`,
    "",
  ].join("\n");
};
