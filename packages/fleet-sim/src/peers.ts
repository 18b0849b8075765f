import type { MakeClient } from "./client.ts";

/** No retries at all. */
const none: MakeClient = (_world, server, timeoutMs) => ({
  call: (route, done) => server.send(route, timeoutMs, (ending) => done(ending === "answered")),
});

/** Repeats up to so many times, after a wait; what all of today's clients without a budget do. */
const repeating =
  (retries: number, waitMs: (retry: number, random: number) => number): MakeClient =>
  (world, server, timeoutMs) => ({
    call(route, done) {
      let retry = 0;
      const attempt = (): void =>
        server.send(route, timeoutMs, (ending) => {
          if (ending === "answered") done(true);
          else if (retry >= retries) done(false);
          else world.after(waitMs(retry++, world.random()), attempt);
        });
      attempt();
    },
  });

/** https://undici.nodejs.org/#/docs/api/RetryHandler: five retries, 0.5 s doubling to 30 s. */
export const fiveRetries: MakeClient = repeating(5, (retry) => Math.min(30_000, 500 * 2 ** retry));

/** By their documented defaults. */
export const peers: Readonly<Record<string, MakeClient>> = {
  none,
  // https://github.com/openai/openai-node#retries: two retries, 0.5 s doubling to 8 s, less up to a quarter.
  openai: repeating(2, (retry, random) => Math.min(8_000, 500 * 2 ** retry) * (1 - 0.25 * random)),
  // https://github.com/sindresorhus/ky#retry: two retries, 1 s doubling.
  ky: repeating(2, (retry) => 1_000 * 2 ** retry),
  undici: fiveRetries,
};
