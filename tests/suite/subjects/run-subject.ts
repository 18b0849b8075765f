import { TechLookup as PageClient } from "@techlookup/browser";
import { runExchanges, runFaults, runPure, runThroughGateway, type SetTimeZone } from "@techlookup/conformance";
import type { ClientOptions, TechLookupClient } from "@techlookup/core";
import type { Assignment, Report } from "./assignment.ts";

/** What a runtime brings along. */
interface Subject {
  readonly version: string;
  readonly setTimeZone?: SetTimeZone;
  /** Whether its clients wait for room in the rate limit, and for a server that is down. Default `true`. */
  readonly paces?: boolean;
  makeClient(options: ClientOptions): TechLookupClient;
}

/** Fetches an assignment, runs all groups, and reports. The same on every runtime. */
export const runSubject = async (assignmentUrl: string, subject: Subject): Promise<void> => {
  const { version, setTimeZone, paces = true, makeClient } = subject;
  const assignment = (await (await fetch(assignmentUrl)).json()) as Assignment;
  const { hostUrl } = assignment;
  const relays = {
    urlOf: (id: string) => assignment.relays[id] ?? "",
    countOf: async (id: string) => Number(await (await fetch(`${hostUrl}/relays/${id}`)).text()),
    makeClient,
  };
  const stages = assignment.stages.map((stage) => ({
    ...stage,
    paces,
    makeClient,
    // A page refuses a URL that holds a key: the host knows the rest of it.
    gatewayUrlOf: (apiKey: string) => `${stage.gatewayUrl}/${apiKey.replace("tapi_test_", "")}`,
    makePageClient: (options: object, gatewayUrl: string, token: string) =>
      new PageClient({ ...options, gateway: new URL(gatewayUrl), token: async () => token }),
  }));
  const runtime = { id: assignment.runtime, setTimeZone, hasGate: paces, stages, relays };
  const pure = await runPure(runtime);
  const outcomes = [
    ...pure,
    ...(await runExchanges(runtime)),
    ...(await runThroughGateway(runtime)),
    ...(await runFaults(runtime)),
  ];
  const report: Report = { version, outcomes };
  await fetch(`${hostUrl}/report`, { method: "POST", body: JSON.stringify(report) });
};
