import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { type CallEvent, type ClientOptions, TechLookup, type TechLookupError } from "../src/index.ts";
import { failure, scripted, success } from "./support/scripted.ts";

/** Of no documented shape, so that only the client knows it. */
const apiKey = "s3cret/Key+of-mine";
const plain = "s3cret-key-of-mine";

const shows = (text: string): boolean => /s3cret/i.test(text);

/** All that is shown of an error. */
const textsOf = (error: TechLookupError | undefined): string[] => [
  String(error),
  error?.stack ?? "",
  JSON.stringify(error),
  inspect(error, { depth: 9, showHidden: true }),
];

type Client = ReturnType<typeof scripted>["client"];

describe("a client's own key, given as an argument", () => {
  const calls: [string, string, (client: Client) => Promise<unknown>][] = [
    ["a name", apiKey, (client) => client.technologies.get(apiKey)],
    ["a domain", plain, (client) => client.domains.get(`${plain}.com`)],
    ["a domain that is refused", plain, (client) => client.domains.get(`${plain} .com`)],
    ["a long domain that is refused", plain, (client) => client.domains.get(`${"x".repeat(60)}${plain} .com`)],
    ["a date", plain, (client) => client.account.usage({ start_date: plain })],
    ["a path", plain, (client) => client.request({ method: "GET", path: `/v1/${plain}` })],
    ["a path that is refused", plain, (client) => client.request({ method: "GET", path: `/${plain}` })],
    [
      "a query's name",
      plain,
      (client) => client.request({ method: "GET", path: "/v1/x", query: { [plain]: {} as string } }),
    ],
    ["a header's name", plain, (client) => client.account.credits({ headers: { [plain]: "日" } })],
    ["a header's name that is refused", plain, (client) => client.account.credits({ headers: { [`${plain} `]: "a" } })],
    ["an option", plain, (client) => client.account.credits({ deadlineMs: plain as unknown as number })],
  ];

  const fates = {
    "the server refuses it": { steps: [failure(400, "VALIDATION_ERROR")] },
    "the server fails": { steps: [failure(500, "INTERNAL_ERROR")] },
    "the server redirects": { steps: [{ status: 302, headers: { location: "https://x.example" } }] },
    "no connection comes": { steps: [{ throws: new TypeError("fetch failed") }] },
    "no answer comes in time": { steps: [() => new Promise<Response>(() => {})] },
    "it succeeds": { steps: [success()] },
    "credits are out": { steps: [success()], options: { creditLimit: 0 } },
  } as const;

  describe.each(Object.entries(fates))("%s", (_fate, { steps, ...more }) => {
    it.each(calls)("%s shows nowhere", async (_name, key, call) => {
      const seen: string[] = [];
      const hook = (event: CallEvent): void => void seen.push(JSON.stringify(event), inspect(event, { depth: 9 }));
      const hooks = { onAttempt: hook, onRetry: hook, onResult: hook };
      const options: ClientOptions = {
        apiKey: key,
        ...hooks,
        retry: { maxAttempts: 2 },
        ...("options" in more && more.options),
      };
      const { client, clock } = scripted(steps, options);
      const error = await clock.run(
        call(client).then(
          () => undefined,
          (thrown: TechLookupError) => thrown,
        ),
      );
      seen.push(...textsOf(error));
      expect(seen.filter(shows)).toEqual([]);
      if (error) expect(`${error} ${JSON.stringify(seen)}`).toContain("***");
    });
  });

  it.each<[string, ClientOptions]>([
    ["a base URL's host", { baseUrl: `https://${plain}.example` }],
    ["a base URL's path", { baseUrl: `https://x.example/${plain}` }],
  ])("%s shows nowhere", async (_name, options) => {
    const seen: string[] = [];
    const hook = (event: CallEvent): void => void seen.push(JSON.stringify(event));
    const { client, clock } = scripted([{ throws: new TypeError("fetch failed") }], {
      ...{ apiKey: plain, onAttempt: hook, onResult: hook },
      ...options,
    });
    const { error } = await clock.run(client.safe.account.credits());
    expect([...seen, ...textsOf(error)].filter(shows)).toEqual([]);
    expect(error).toMatchObject({ code: "NETWORK_ERROR" });
  });

  it.each<[string, ClientOptions]>([
    ["a base URL", { baseUrl: plain }],
    ["a base URL with plain http", { baseUrl: `http://${plain}.example` }],
    ["a base URL with credentials", { baseUrl: `https://u:p@${plain}.example` }],
    ["a deadline", { deadlineMs: plain as unknown as number }],
    ["a header's name", { headers: { [plain]: "日" } }],
    ["a random", { random: plain as unknown as () => number }],
  ])("%s that is refused shows nowhere", (_name, options) => {
    let error: TechLookupError | undefined;
    try {
      new TechLookup({ apiKey: plain, ...options });
    } catch (thrown) {
      error = thrown as TechLookupError;
    }
    expect(error).toMatchObject({ code: "CONFIGURATION_ERROR" });
    expect(textsOf(error).filter(shows)).toEqual([]);
  });
});
