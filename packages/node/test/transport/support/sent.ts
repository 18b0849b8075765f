import {
  type Answered,
  type Cutoff,
  diagnoseConnection,
  fetchTransport,
  type Transport,
  type TransportLimits,
  type TransportRequest,
  type Unanswered,
} from "@techlookup/core/platform";

/** A cut-off that a test decides about. It gives no signal: our own transport must not ask for one. */
export class TestCutoff implements Cutoff {
  isCut = false;
  #callback: (() => void) | undefined;
  get signal(): AbortSignal {
    throw new Error("a signal is not free, and was asked for");
  }
  onCut(callback: () => void): void {
    this.#callback = callback;
    if (this.isCut) callback();
  }
  cut(): void {
    this.isCut = true;
    this.#callback?.();
  }
}

/** A cut-off for `fetch`, which wants a signal. */
class SignalCutoff extends TestCutoff {
  override get signal(): AbortSignal {
    return new AbortController().signal;
  }
}

type Result = Partial<Answered> & Partial<Unanswered>;

/** Sends a GET, or what is given. */
export const send = async (
  transport: Transport,
  request: Partial<TransportRequest> & Pick<TransportRequest, "url">,
  limits: Partial<TransportLimits> = {},
): Promise<Result> =>
  transport(
    { method: "GET", headers: { accept: "application/json" }, ...request },
    { maxBytes: 1_000_000, cutoff: new TestCutoff(), ...limits },
  );

const throughFetch = fetchTransport({ diagnose: diagnoseConnection });

/** What the transport of `fetch` makes of the same. */
export const sendByFetch = (
  ...[request, limits]: [Parameters<typeof send>[1], Partial<TransportLimits>?]
): Promise<Result> => send(throughFetch, request, { cutoff: new SignalCutoff(), ...limits });
