/**
 * A promise's outcome, or the reason of the request's signal as soon as that aborts, as fetch does it. Leaves no listener
 * behind. It holds the request, not its signal alone: on Node, a request that has been cleared from memory aborts no more.
 */
export const untilAborted = <T>(promise: Promise<T>, request: Request): Promise<T> =>
  new Promise((resolve, reject) => {
    const onAbort = (): void => reject(request.signal.reason);
    const stopListening = (): void => request.signal.removeEventListener("abort", onAbort);
    if (request.signal.aborted) onAbort();
    else request.signal.addEventListener("abort", onAbort);
    promise.then(resolve, reject).finally(stopListening);
  });
