import pLimit from "p-limit";
import type { Connect } from "../entry.ts";
import type { ConnectBulk } from "./client.ts";

/** A client that knows nothing of the limit, so many calls at a time: it repeats what is refused. */
export const inPLimit =
  (connect: Connect): ConnectBulk =>
  async ({ url, atATime }) => {
    const call = connect(url);
    const limited = pLimit(atATime);
    return { call: (domain) => limited(() => call(domain)) };
  };
