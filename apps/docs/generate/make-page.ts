import { codes, docsUrlOf, explain, type KnownCode, slugOf } from "@techlookup/core";
import { catalog } from "@techlookup/core/catalog";
import { faq } from "../src/faq/index.ts";
import { repeatingOf } from "./charges/repeating-of.ts";
import type { ErrorPage } from "./error-page.ts";
import { handling } from "./handling.ts";
import { makeSample } from "./make-sample.ts";

/** The status that stands for a code in the retry rules; 0 is a connection that is lost. */
const statusOf = (code: KnownCode): number => {
  const { status, retry, side } = codes[code];
  if (status !== null) return status;
  if (retry === "never") return 400;
  return side === "server" ? 503 : 0;
};

/** The page of a code, whole. */
export const makePage = async (code: KnownCode): Promise<ErrorPage> => {
  const sample = await makeSample(code);
  const answer = { status: statusOf(code), ...(code === "RATE_LIMIT" && { retryAfter: "30" }) };
  const { waits, stopped } = explain({}, answer, () => {});
  return {
    code,
    slug: slugOf(code),
    docsUrl: docsUrlOf(code),
    ...codes[code],
    ...catalog[code],
    repeating: repeatingOf(code),
    questions: catalog[code].faq.map((id) => ({ id, question: faq[id].question })),
    sample,
    handling: handling(code, sample.className),
    schedule: { waits, stopped },
  };
};
