import type { FaqId } from "@techlookup/core/catalog";
import type { FaqEntry } from "./entry.ts";
import { errorQuestions } from "./errors.ts";
import { keyQuestions } from "./keys.ts";
import { retryQuestions } from "./retries.ts";
import { runtimeQuestions } from "./runtimes.ts";
import { testQuestions } from "./testing.ts";

/** Every question that the catalogue refers to. One without an entry does not compile. */
export const faq: Readonly<Record<FaqId, FaqEntry>> = {
  ...errorQuestions,
  ...keyQuestions,
  ...retryQuestions,
  ...runtimeQuestions,
  ...testQuestions,
};
