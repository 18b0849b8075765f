import type { Redis } from "ioredis";
import { durabilityOf, noEvictionFix, readStoreSettings, unreadableFix } from "../redis/store-settings.ts";
import type { Session } from "../session.ts";
import { UsageError } from "../usage-error.ts";

/**
 * Sees to it that Redis takes in and keeps what it is given, and says what a power cut would make it forget, unless that is nothing.
 *
 * @throws UsageError when it is a replica, or may throw away what was paid for.
 */
export const checkStore = async (session: Session, redis: Redis): Promise<void> => {
  if (/^role:slave/m.test(await redis.info("replication").catch(() => "")))
    throw new UsageError("Redis is a replica, which takes nothing in. Name its primary with --redis.");
  const settings = await readStoreSettings((name) => redis.config("GET", name)).catch((thrown: Error) => {
    // Providers often forbid it.
    if (/^(NOPERM|ERR)/.test(thrown.message)) return undefined;
    throw thrown;
  });
  if (!settings) return session.note(`The settings of Redis cannot be read. ${unreadableFix}`);
  const policy = settings["maxmemory-policy"];
  if (policy !== "noeviction")
    throw new UsageError(
      `Redis may throw away what was paid for: its maxmemory-policy is ${policy}, and must be noeviction. ${noEvictionFix}`,
    );
  if (settings.appendfsync !== "always" || settings.appendonly !== "yes")
    await session.note(`Redis: ${durabilityOf(settings).finding.replace(/\.?$/, ".")}`);
};
