import { diagnoseConnection } from "../answers/diagnose-connection.ts";
import { connectionSymptoms, otherSymptoms } from "./connection-symptoms.ts";
import type { Finding } from "./decoded.ts";
import { runtimeSymptoms } from "./runtime-symptoms.ts";
import { bareSymptoms, browserSymptoms, firstSymptoms, type Symptom } from "./symptom.ts";

/** Codes as Node, its HTTP client and its TLS library write them, and Bun's. */
const runtimeCode =
  /\b(?:E[A-Z]{3,20}|EAI_[A-Z]{4,10}|(?:ERR|UND_ERR|CERT|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|HOSTNAME|UNKNOWN_CERTIFICATE)[A-Z_]{0,60}|Connection(?:Refused|Closed)|FailedToOpenSocket)\b/g;

const findCode = (text: string): Finding | undefined => {
  for (const [code] of text.matchAll(runtimeCode)) {
    const reason = diagnoseConnection({ code })?.reason;
    if (reason && reason !== "unknown") {
      const why = `The text names \`${code}\`, with which a runtime says why a connection failed.`;
      return { code: "NETWORK_ERROR", reason, confidence: "likely", why };
    }
  }
  return undefined;
};

/** A text of a runtime without codes is looked through only where it is about a connection. */
const isAboutConnection = /fetch failed|error sending request|NotCapable|PermissionDenied|curl: \(|cURL error/;

const findText = (text: string): Finding | undefined => {
  if (!isAboutConnection.test(text)) return undefined;
  const { reason = "unknown" } = diagnoseConnection({ message: text }) ?? {};
  const why = "The text has the words of runtimes and curl for a failed connection.";
  return reason === "unknown" ? undefined : { code: "NETWORK_ERROR", reason, confidence: "likely", why };
};

/** Patterns that take up more than fixed words: what they find may be anything, and is not shown. */
const isOpen = /\\[Sd]|\.\{|\[\^/;

const findListed = (text: string, symptoms: readonly Symptom[]): Finding | undefined => {
  const found = symptoms.find(([says]) => says.test(text));
  if (!found) return undefined;
  const [says, code, reason] = found;
  const isSure = code !== "INVALID_RESPONSE" && code !== "TRUNCATED_RESPONSE" && code !== "TIMEOUT";
  const shown = isOpen.test(says.source) ? "what other programs print" : `\`${says.exec(text)?.[0].trim()}\``;
  const why = `The text says ${shown}, which means a failure with this code.`;
  return { code, reason, confidence: isSure ? "likely" : "guess", why };
};

/** What the platform, a browser, another language or curl said, instead of an error of this project. */
export const findSymptom = (text: string): Finding | undefined =>
  findListed(text, firstSymptoms) ??
  findListed(text, runtimeSymptoms) ??
  findListed(text, browserSymptoms) ??
  findCode(text) ??
  findText(text) ??
  findListed(text, connectionSymptoms) ??
  findListed(text, bareSymptoms) ??
  findListed(text, otherSymptoms);
