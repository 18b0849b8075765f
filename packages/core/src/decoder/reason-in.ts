import { diagnoseConnection } from "../answers/diagnose-connection.ts";
import type { ConnectionReason } from "../errors/errors.ts";

/** What the client's messages say of each reason, by a code that stands for it. */
const clauses = [
  "ENOTFOUND",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPROTO",
  "EHOSTUNREACH",
  "ERR_PROXY_TUNNEL",
  "ERR_ACCESS_DENIED",
  "",
].map((code) => diagnoseConnection({ code }));

/** The reason in the message of a lost connection, as the client writes it. */
export const reasonIn = (text: string): ConnectionReason | undefined =>
  clauses.find((one) => one && text.includes(one.clause))?.reason ??
  (text.includes("this device is offline") ? "offline" : undefined);
