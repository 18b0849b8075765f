import type { MakeClient, Surroundings } from "./client.ts";
import type { Ending } from "./server.ts";

/** How a client repeats what fails. */
interface Policy {
  readonly retries: number;
  /** How long it waits before each, counted from 0. */
  readonly waitMs: (retry: number, random: number) => number;
  /** What it repeats. Default: all. */
  readonly only?: readonly Ending[];
  /** A bucket of so many tokens, what a retry takes, and what a call adds that succeeds at once. */
  readonly bucket?: { readonly size: number; readonly cost: number; readonly gain: number };
}

const repeating = ({ retries, waitMs, only, bucket }: Policy): MakeClient => {
  return ({ world, send, timeoutMs, random }: Surroundings) => {
    let tokens = bucket?.size ?? Infinity;
    return {
      call(route, done) {
        let retry = 0;
        const attempt = (): void =>
          send(route, timeoutMs, (ending) => {
            const { size = Infinity, cost = 0, gain = 0 } = bucket ?? {};
            if (ending === "answered") {
              tokens = Math.min(size, tokens + (retry ? cost : gain));
              done(true);
            } else if (retry >= retries || tokens < cost || only?.includes(ending) === false) done(false);
            else {
              tokens -= cost;
              world.after(waitMs(retry++, random()), attempt);
            }
          });
        attempt();
      },
    };
  };
};

/** https://undici.nodejs.org/#/docs/api/RetryHandler: five retries, 0.5 s doubling to 30 s; its time-outs are not in its list. */
export const fiveRetries: MakeClient = repeating({
  ...{ retries: 5, waitMs: (retry) => Math.min(30_000, 500 * 2 ** retry), only: ["refused", "503"] },
});

const noTimeouts = ["refused", "503"] as const;

/** By their defaults, each in the version that `bench` has, from its documentation and, where that is silent, its source. */
export const peers: Readonly<Record<string, MakeClient>> = {
  none: repeating({ retries: 0, waitMs: () => 0 }),
  // https://github.com/openai/openai-node#retries: two retries, 0.5 s doubling to 8 s, less up to a quarter. @anthropic-ai/sdk is made by the same generator.
  openai: repeating({ retries: 2, waitMs: (retry, random) => Math.min(8_000, 500 * 2 ** retry) * (1 - 0.25 * random) }),
  // https://github.com/stripe/stripe-node#network-retries, RequestSender.js: two retries, 0.5 s doubling to 5 s, of which half is random, 0.5 s at least.
  stripe: repeating({ retries: 2, waitMs: (retry, random) => Math.max(500, 250 * 2 ** retry * (1 + random)) }),
  // https://github.com/sindresorhus/ky#retry: two retries, 0.3 s doubling, none after a timeout.
  ky: repeating({ retries: 2, waitMs: (retry) => 300 * 2 ** retry, only: noTimeouts }),
  // https://github.com/sindresorhus/got/blob/main/documentation/7-retry.md: two retries, 1 s doubling, and 0.1 s that is random.
  got: repeating({ retries: 2, waitMs: (retry, random) => 1_000 * 2 ** retry + 100 * random }),
  // https://github.com/unjs/ofetch#-auto-retry: one, at once.
  ofetch: repeating({ retries: 1, waitMs: () => 0 }),
  // https://github.com/elbywan/wretch/tree/master/src/middlewares#retry-middleware: ten, 0.5 s longer each time, none where no answer came.
  wretch: repeating({ retries: 10, waitMs: (retry) => 500 * (retry + 1), only: ["503"] }),
  // https://github.com/softonic/axios-retry#options: three, at once, none after a timeout.
  axios: repeating({ retries: 3, waitMs: () => 0, only: noTimeouts }),
  "undici-retry": fiveRetries,
  // https://github.com/octokit/plugin-retry.js: three, after the square of their number in seconds.
  octokit: repeating({ retries: 3, waitMs: (retry) => 1_000 * (retry + 1) ** 2 }),
  // https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html, @smithy/core/retry: two, up to 50 ms doubling, out of 500 tokens of which a retry takes 14.
  smithy: repeating({
    retries: 2,
    waitMs: (retry, random) => Math.min(20_000, 50 * 2 ** retry) * random,
    bucket: { size: 500, cost: 14, gain: 1 },
  }),
  // https://github.com/sindresorhus/p-retry#api: ten, 1 s doubling.
  "p-retry": repeating({ retries: 10, waitMs: (retry) => 1_000 * 2 ** retry }),
};
