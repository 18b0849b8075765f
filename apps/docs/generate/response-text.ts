import type { SentResponse } from "./error-page.ts";

/** A response as text: its status, its headers, its body. */
export const responseText = ({ status, headers, body }: SentResponse): string => {
  const head = [`HTTP ${status}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join("\n");
  return body === "" ? head : `${head}\n\n${body}`;
};
