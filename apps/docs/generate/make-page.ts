import { codes, docsUrlOf, explain, type KnownCode, slugOf } from "@techlookup/core";
import { catalog } from "@techlookup/core/catalog";
import { faq } from "../src/faq/index.ts";
import { remedies } from "../src/remedies/index.ts";
import { vendorCheckOf } from "../src/remedies/vendor-checks.ts";
import { atAGlance } from "./at-a-glance.ts";
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
  const isForAll = explain({}, { ...answer, safe: false }, () => {}).waits.length > 0;
  const vendor = vendorCheckOf(code);
  return {
    code,
    slug: slugOf(code),
    docsUrl: docsUrlOf(code),
    ...codes[code],
    ...catalog[code],
    repeating: repeatingOf(code),
    remedy: remedies[code].fix,
    atAGlance: atAGlance(code, { waits, stopped }, isForAll),
    questions: catalog[code].faq.map((id) => ({ id, question: faq[id].question })),
    sample,
    handling: handling(code),
    ...(vendor && { vendor }),
    schedule: { waits, stopped },
  };
};
