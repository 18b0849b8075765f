import { Effect, Layer, ManagedRuntime } from "effect";
import { Redis as EffectRedis, RateLimiter } from "effect/persistence";
import { Redis } from "ioredis";
import { connect as connectOne } from "../../adapters/ky.ts";
import type { ConnectBulk } from "../client.ts";

/** Its fixed window, the default, in its own store for Redis. */
export const connect: ConnectBulk = async ({ url, redisPort, limit, windowMs }) => {
  const call = connectOne(url);
  const store = new Redis({ port: redisPort });
  const send = <A>(command: string, ...values: readonly string[]) =>
    Effect.tryPromise({
      try: () => store.call(command, ...values) as Promise<A>,
      catch: (cause) => new EffectRedis.RedisError({ cause }),
    });
  const redis = Layer.effect(
    EffectRedis.Redis,
    EffectRedis.make({
      send,
      subscribe: () => Effect.die("nobody subscribes"),
      connect: Effect.succeed({ send, close: Effect.void }),
    }),
  );
  const stored = RateLimiter.layerStoreRedis({ prefix: "bulk" }).pipe(Layer.provide(redis));
  const runtime = ManagedRuntime.make(RateLimiter.layer.pipe(Layer.provide(stored)));
  const limited = await runtime.runPromise(RateLimiter.makeWithRateLimiter);
  const inWindow = limited({ onExceeded: "delay", window: windowMs, limit, key: "bulk" });
  return {
    call: (domain) => runtime.runPromise(inWindow(Effect.tryPromise(() => call(domain)))),
    close: async () => {
      await runtime.dispose();
      await store.quit();
    },
  };
};
