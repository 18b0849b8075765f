import type { Terminal } from "../terminal.ts";
import type { Explanation } from "./explain.ts";
import { quotesText } from "./quotes-text.ts";
import { wrap } from "./wrap.ts";

/** The longest line: longer ones are hard to read. */
const widest = 100;

const reasons: Readonly<Record<string, string>> = {
  dns: "the host name was not found",
  refused: "the connection was refused",
  reset: "the connection was reset",
  tls: "TLS failed",
  unreachable: "the server is unreachable",
  proxy: "the proxy failed",
  denied: "the runtime denied permission",
  offline: "the device was offline",
};

/** Whether a retry helps. */
const retries: Readonly<Record<NonNullable<Explanation["retrying"]>, string>> = {
  automatic: "retried automatically",
  "worth-retrying": "worth retrying",
  pointless: "a retry does not help",
};

/** The status in the text, or else the usual status of the code. */
const statusFact = ({ status, usualStatus }: Explanation): string | undefined =>
  status !== undefined ? `status ${status}` : usualStatus === undefined ? undefined : `usual status ${usualStatus}`;

const headingOf = (explanation: Explanation): string => {
  const { code, foreign, reason, times, retrying } = explanation;
  const facts = [
    statusFact(explanation),
    reason === undefined ? undefined : reasons[reason],
    retrying && retries[retrying],
    times > 1 ? `${times} times in the text` : undefined,
  ].filter(Boolean);
  const name = code ?? (foreign ? "Another API's error" : "An error without a code");
  return facts.length > 0 ? `${name} (${facts.join(", ")})` : name;
};

/** An explanation for people: title, cause, fix, what the text says, whether it is retried, other causes, page. */
export const explanationText = (explanation: Explanation, out: Terminal): string => {
  const { title, foreign, why, meaning, fix, cause, retried, causes = [], docsUrl } = explanation;
  const width = Math.min(out.columns, widest);
  const part = (name: string, text: string | undefined): string[] =>
    text ? ["", `  ${out.style("bold", name)}`, ...wrap(text, width, 4)] : [];
  const quotes = quotesText(explanation);
  const others = causes.filter(({ id }) => id !== cause?.id);
  const subtitle = title ?? (foreign ? undefined : "This version does not know the code.");
  return [
    out.style(["bold", "red"], headingOf(explanation)),
    ...(subtitle ? wrap(subtitle, width, 2) : []),
    ...wrap(out.style("dim", why), width, 2),
    ...part("What it means", meaning),
    ...(cause
      ? [
          ...part("Cause", cause.cause),
          ...wrap(`How to recognize it: ${cause.sign}`, width, 4),
          ...wrap(`Fix: ${cause.fix}`, width, 4),
        ]
      : []),
    ...(quotes.length > 0 ? ["", `  ${out.style("bold", "What the text says")}`] : []),
    ...quotes.flatMap((quote) => wrap(quote, width, 4)),
    ...part(cause ? "If this is not the cause" : "What to do", fix),
    ...part("Retries by this project's clients", retried),
    ...(others.length > 0 ? ["", `  ${out.style("bold", "Other causes")}`] : []),
    ...others.flatMap((other) => [
      ...wrap(`- ${other.cause}`, width, 4),
      ...wrap(`How to recognize it: ${other.sign}`, width, 6),
      ...wrap(`Fix: ${other.fix}`, width, 6),
    ]),
    "",
    `  ${out.style("cyan", docsUrl)}`,
    "",
  ].join("\n");
};
