import type { KnownCode } from "../errors/code-table.ts";
import { accountCodes } from "./account-codes.ts";
import { answerCodes } from "./answer-codes.ts";
import { callerCodes } from "./caller-codes.ts";
import { connectionCodes } from "./connection-codes.ts";
import type { CatalogEntry } from "./entry.ts";
import { limitCodes } from "./limit-codes.ts";
import { networkCodes } from "./network-codes.ts";
import { requestCodes } from "./request-codes.ts";
import { serverCodes } from "./server-codes.ts";

export { codes } from "../errors/codes.ts";
export type { CatalogCause, CatalogEntry } from "./entry.ts";
export { type FaqId, faqIds } from "./faq-ids.ts";

/**
 * What people need to know about every code: what it means, how it is told from others, what to do. Its own entry point,
 * so that programs which only call the API do not load these texts.
 *
 * @example
 * import { catalog } from "@techlookup/core/catalog";
 *
 * console.log(catalog.NOT_FOUND.fix);
 */
export const catalog: Readonly<Record<KnownCode, CatalogEntry>> = {
  ...requestCodes,
  ...accountCodes,
  ...serverCodes,
  ...networkCodes,
  ...connectionCodes,
  ...answerCodes,
  ...callerCodes,
  ...limitCodes,
};
