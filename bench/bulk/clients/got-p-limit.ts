import { connect as connectOne } from "../../adapters/got.ts";
import type { ConnectBulk } from "../client.ts";
import { inPLimit } from "../in-p-limit.ts";

export const connect: ConnectBulk = inPLimit(connectOne);
