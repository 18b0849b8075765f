import { exitCodes } from "../exit-codes.ts";
import { noRedisAddress, readRedisAddress, redisFailure, redisLogIn } from "../redis/redis-address.ts";
import {
  durabilityOf,
  noEvictionFix,
  readStoreSettings,
  type StoreSettings,
  unreadableFix,
} from "../redis/store-settings.ts";
import { type Check, ok, warning, wrong } from "./check.ts";
import { RedisConnection, RedisRefusal } from "./redis-connection.ts";

const { badInput, unreachable } = exitCodes;

/** The first version whose scripts may do what the window needs. */
const leastMajor = 7;

/** Whether a Redis can be reached, is new enough, and keeps what it is given. */
export const checkRedis = async (text: string): Promise<readonly Check[]> => {
  const url = readRedisAddress(text);
  if (!url) return [wrong("Redis", noRedisAddress.finding, noRedisAddress.fix, badInput)];
  const connection = new RedisConnection(url);
  try {
    await logIn(connection, url);
    return await settingsOf(connection, url.host);
  } catch (thrown) {
    return [failureCheck(thrown as NodeJS.ErrnoException, url.host)];
  } finally {
    connection.close();
  }
};

const logIn = async (connection: RedisConnection, url: URL): Promise<void> => {
  const { username, password } = redisLogIn(url);
  if (password) await connection.send("AUTH", ...(username ? [username] : []), password);
  await connection.send("PING");
};

const failureCheck = (error: NodeJS.ErrnoException, host: string): Check => {
  const { finding, fix } = redisFailure(host, error);
  return wrong("Redis", finding, fix, unreachable);
};

const settingsOf = async (connection: RedisConnection, host: string): Promise<readonly Check[]> => {
  const info = String(await connection.send("INFO", "server"));
  const version = /^(?:valkey_version|redis_version):(\S+)/m.exec(info)?.[1] ?? "of an unknown version";
  const isOld = Number.parseInt(version, 10) < leastMajor;
  const name = /^valkey_version:/m.test(info) ? "Valkey" : "Redis";
  const first = isOld
    ? wrong("Redis", `${host} is ${name} ${version}`, "Use Redis 7.0 or later, or Valkey.", badInput)
    : ok("Redis", `${host} answers: ${name} ${version}`);
  try {
    const settings = await readStoreSettings((setting) => connection.send("CONFIG", "GET", setting));
    return [first, evictionCheck(settings), persistenceCheck(settings)];
  } catch (thrown) {
    if (!(thrown instanceof RedisRefusal)) throw thrown;
    // Providers often forbid it.
    const finding = `its settings cannot be read: ${thrown.message}`;
    return [first, warning("Redis settings", finding, unreadableFix)];
  }
};

const evictionCheck = ({ maxmemory = "0", "maxmemory-policy": policy = "" }: StoreSettings): Check => {
  if (policy === "noeviction") return ok("Redis memory", "maxmemory-policy is noeviction: nothing is thrown away");
  return maxmemory === "0"
    ? warning(
        "Redis memory",
        `maxmemory-policy is ${policy}; without a maxmemory nothing is thrown away yet.`,
        noEvictionFix,
      )
    : wrong(
        "Redis memory",
        `maxmemory-policy is ${policy}, maxmemory ${maxmemory} bytes: the window may be thrown away, and the limit exceeded.`,
        noEvictionFix,
        badInput,
      );
};

const persistenceCheck = (settings: StoreSettings): Check => {
  const fix =
    "Run: redis-cli CONFIG SET appendonly yes, and CONFIG SET appendfsync everysec, and write both into redis.conf.";
  const { isWeak, finding } = durabilityOf(settings);
  return isWeak ? warning("Redis disk", finding, fix) : ok("Redis disk", finding);
};
