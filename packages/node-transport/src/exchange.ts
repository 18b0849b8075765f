import type { ClientRequest, IncomingMessage } from "node:http";
import {
  type Answered,
  type Delivery,
  diagnoseConnection,
  type TransportLimits,
  type Unanswered,
} from "@techlookup/core/platform";
import { headersOf, readBody, readHints } from "./read-answer.ts";
import { sendBody } from "./send-body.ts";
import { type Sending, startRequest } from "./start-request.ts";
import { maxIdleOnceMs, readKeepAlive, type Trip } from "./trip.ts";

/** Sends a request, and reads its answer. Rejects with a program's own mistakes alone. */
export const exchange = (
  sending: Sending,
  { maxBytes, cutoff, now = Date.now }: TransportLimits,
): Promise<Answered | Unanswered> =>
  new Promise((resolve, reject) => {
    const { request, target } = sending;
    const maxIdleMs = request.freshConnection ? 0 : request.method === "GET" ? Infinity : maxIdleOnceMs;
    const trip: Trip = { target, maxIdleMs };
    let outgoing: ClientRequest | undefined;
    let stopReading: (() => void) | undefined;
    let sentAtMs: number | undefined;
    let isOver = false;

    const delivery = (otherwise: "no" | "maybe"): Pick<Unanswered, keyof Delivery> => ({
      requestSent: trip.phase === "connecting" ? "no" : sentAtMs === undefined ? otherwise : "yes",
      ...(sentAtMs !== undefined && { sentAtMs }),
      ...(trip.connection && { connection: trip.isReused ? "reused" : "fresh" }),
    });
    const fail = (cause: unknown): void => {
      if (isOver || stopReading) return;
      isOver = true;
      const diagnosis = diagnoseConnection(cause);
      if (!diagnosis) {
        reject(cause);
        return;
      }
      // Where our own agent connects, the phase is known, and nothing need be told by the error.
      const otherwise = trip.phase === undefined ? diagnosis.requestSent : "maybe";
      resolve({ ...diagnosis, ...delivery(otherwise), cause });
    };
    const receive = (response: IncomingMessage): void => {
      const { keepAlive, encoding } = readHints(response);
      if (keepAlive !== undefined && trip.connection) trip.connection.idleMs = readKeepAlive(keepAlive);
      stopReading = readBody(response, encoding, maxBytes, (body) => {
        isOver = true;
        // An answer that comes before the request has left: nobody will read the rest of it.
        if (body.end !== "complete" || !outgoing?.writableFinished) outgoing?.destroy();
        const isLasting = body.end === "lost" && body.cause !== undefined && !diagnoseConnection(body.cause);
        resolve({
          ...body,
          ...(isLasting && { end: "unreadable" as const }),
          status: response.statusCode ?? 0,
          headers: headersOf(response),
          ...delivery("maybe"),
        });
      });
    };

    cutoff.onCut(() => {
      if (isOver) return;
      if (stopReading) return stopReading();
      isOver = true;
      trip.abandon?.();
      outgoing?.destroy();
      const requestSent = outgoing ? "maybe" : "no";
      resolve({ reason: "unknown", clause: "it was cut off", cause: undefined, ...delivery(requestSent) });
    });
    if (isOver) return;
    try {
      outgoing = startRequest(sending, trip);
    } catch (cause) {
      return fail(cause);
    }
    outgoing
      .on("error", fail)
      .on("response", receive)
      // An upgrade that nobody asked for ends without an answer and without an error.
      .on("close", () => {
        if (!isOver) fail(Object.assign(new Error("the connection was closed"), { code: "ECONNRESET" }));
      })
      .on("finish", () => {
        sentAtMs = now();
      });
    sendBody(outgoing, sending.body);
  });
