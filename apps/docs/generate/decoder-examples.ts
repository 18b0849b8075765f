import type { KnownCode } from "@techlookup/core";
import type { ErrorPage } from "./error-page.ts";

/** Texts that a reader can try in the decoder without an error at hand, made of what the real client met. */
export const decoderExamples = (pages: readonly ErrorPage[]): Readonly<Record<string, string>> => {
  const sampleOf = (code: KnownCode): ErrorPage["sample"] => {
    const page = pages.find((one) => one.code === code);
    if (!page) throw new Error(`There is no page for ${code}.`);
    return page.sample;
  };
  const { json } = sampleOf("RATE_LIMIT");
  return {
    "a console": sampleOf("INTERNAL_ERROR").shown,
    "a line of a log": `2026-11-24T03:00:12.482Z ERROR enrich ${JSON.stringify({ domain: "github.com", err: json })}`,
    curl: `HTTP/2 403\ncontent-type: application/json\n\n${sampleOf("FORBIDDEN").sent?.body}`,
    "a cut-off log": JSON.stringify(sampleOf("PAYMENT_REQUIRED").json).slice(0, 180),
    "fetch alone": "TypeError: fetch failed\n  [cause]: Error: getaddrinfo ENOTFOUND api.technologychecker.io",
  };
};
