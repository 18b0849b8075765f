/** What decides how well a Redis keeps what it is given, by the names that it has in redis.conf. */
export type StoreSettings = Readonly<Record<string, string>>;

/** Reads these settings. `get` sends `CONFIG GET` with a name. */
export const readStoreSettings = async (get: (name: string) => Promise<unknown>): Promise<StoreSettings> => {
  const settings: Record<string, string> = {};
  for (const name of ["maxmemory", "maxmemory-policy", "appendonly", "appendfsync"]) {
    const reply = await get(name);
    if (Array.isArray(reply)) settings[name] = String(reply[1] ?? "");
  }
  return settings;
};

/** How a Redis is made to throw nothing away. */
export const noEvictionFix = "Run: redis-cli CONFIG SET maxmemory-policy noeviction, and write it into redis.conf.";

/** What is to be seen to where settings cannot be read. */
export const unreadableFix =
  "Look at the provider's settings: maxmemory-policy must be noeviction, appendonly yes, appendfsync everysec or always.";

/** A minute of the largest plan, in requests. */
const requestsPerMinute = 1_000;
const aSecond = Math.ceil(requestsPerMinute / 60);

/** What a restart or a power cut makes a Redis forget, and so what may be paid for again. */
export const durabilityOf = ({
  appendonly,
  appendfsync = "",
}: StoreSettings): { readonly isWeak: boolean; readonly finding: string } => {
  if (appendonly !== "yes")
    return {
      isWeak: true,
      finding:
        "appendonly is off: a restart forgets the requests of the current window, so that some may get a 429, and every run of enrich submit. Submitting such a run again begins it anew, and pays for it again.",
    };
  if (appendfsync === "no")
    return {
      isWeak: true,
      finding:
        "appendfsync is no: a crash of the machine forgets what the system has not yet written, and those requests may be paid for again.",
    };
  if (appendfsync === "always")
    return {
      isWeak: false,
      finding: "appendonly is on, appendfsync always: a power cut forgets nothing, so that nothing is paid for again",
    };
  return {
    isWeak: false,
    finding: `appendonly is on, appendfsync everysec: a power cut can forget about a second, and what was sent in it may be paid for again. At 1,000 requests a minute these are ${aSecond} lookups on average (${aSecond} credits, or ${aSecond * 5} with live detection), and more in a burst: all 1,000 at the worst. With appendfsync always, none`,
  };
};
