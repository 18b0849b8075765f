/**
 * Words for the same thing: a search for one finds the others. The first stands for all of its line. Words that only look
 * alike, such as `token` and `key`, stay apart: each has its own error.
 */
const groups: readonly string[] = [
  "certificate cert ssl tls x509",
  "retry repeat resend reattempt",
  "response answer reply",
  "hang stuck freeze frozen stall unresponsive hung",
  "cancel canceled cancelled cancellation abort",
  "pay payment billing bill invoice paid",
  "cost charge price",
  "parameter param",
  "argument arg",
  "option setting config configuration configure",
  "environment env",
  "browser frontend clientside webpage",
  "telemetry otel opentelemetry tracing",
  "log logging logger",
  "mock stub fake",
  "bulk batch",
  "resume continue",
  "install setup installation",
  "upgrade update migrate migration",
  "speed fast performance benchmark",
  "command cli",
  "parallel concurrent concurrency simultaneous",
  "truncated incomplete partial cut",
  "large big huge",
  "firewall waf",
  "permission permitted privilege",
  "refuse refused reject rejected deny denied",
  "offline disconnected",
  "key apikey",
  "limit cap maximum",
  "process instance replica",
  "spend burn waste",
  "wrong incorrect",
  "missing absent",
  "queue backlog",
  "idempotent idempotency",
  "redirect redirected redirection",
];

const byWord = new Map<string, string>();

/** The word that stands for a stem and its synonyms; `undefined` for a word without any. */
export const synonymOf = (bare: string, stem: (word: string) => string): string | undefined => {
  if (byWord.size === 0) {
    for (const group of groups) {
      const [first = "", ...others] = group.split(" ");
      for (const word of [first, ...others]) byWord.set(stem(word), stem(first));
    }
  }
  return byWord.get(bare);
};
