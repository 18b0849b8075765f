import { type Diagnosis, isMistake, type Transport } from "@techlookup/core/platform";

/** HTML Standard, `navigator.onLine`: false only where the device certainly has no network. Some are wrong all the same. */
const saysOffline = (): boolean => navigator.onLine === false;

/** The latest answer came while the device said that it was offline: it is not to be believed. */
let isWrong = false;

const isOffline = (): boolean => saysOffline() && !isWrong;

/** The same transport, whose answers are held against what the device says of itself. */
export const watched =
  (transport: Transport): Transport =>
  async (request, limits) => {
    const answer = await transport(request, limits);
    if ("status" in answer) isWrong = saysOffline();
    return answer;
  };

/** A page is not told why a request got no answer (Fetch Standard: a network error has no cause), so all causes are named. */
export const diagnosePage = (thrown: unknown): Diagnosis | undefined =>
  isMistake(thrown)
    ? undefined
    : isOffline()
      ? { reason: "offline", requestSent: "maybe", clause: "this device is offline" }
      : {
          reason: "unknown",
          requestSent: "maybe",
          clause:
            "the server is down, or CORS, a content security policy or an extension blocked it (the browser's console tells which)",
        };

/** While the device is offline: calls back once it is online. What it returns takes that back. */
export const whenOffline = (onOnline: () => void): (() => void) | undefined => {
  if (!isOffline()) return undefined;
  const look = (): void => {
    if (!isOffline()) onOnline();
  };
  // Besides its events, which not every kind of worker gets.
  const timer = setInterval(look, 1_000);
  addEventListener("online", look);
  return () => {
    clearInterval(timer);
    removeEventListener("online", look);
  };
};
