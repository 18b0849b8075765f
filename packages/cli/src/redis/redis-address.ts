/** What is said of an address that is none. The address itself is not shown: it may hold a password. */
export const noRedisAddress = {
  finding: "--redis is no address of one",
  fix: "Give it the form redis://127.0.0.1:6379, or rediss:// for TLS.",
} as const;

/** The address of a Redis, `redis://` or `rediss://`. `undefined` for anything else. */
export const readRedisAddress = (text: string): URL | undefined => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^rediss?:$/.test(url.protocol) ? url : undefined;
};

/** User and password for a Redis: from its address, or else the password from `TECHLOOKUP_REDIS_PASSWORD`. */
export const redisLogIn = ({ username, password }: URL): { readonly username?: string; readonly password?: string } => {
  const secret = decodeURIComponent(password) || process.env.TECHLOOKUP_REDIS_PASSWORD;
  return {
    ...(secret && username && { username: decodeURIComponent(username) }),
    ...(secret && { password: secret }),
  };
};

/** Why a Redis cannot be used, and what to do. */
export const redisFailure = (
  host: string,
  { message, code }: NodeJS.ErrnoException,
): { readonly finding: string; readonly fix: string } => {
  if (/^(NOAUTH|WRONGPASS|NOPERM)|^ERR .*(password|user)/i.test(message))
    return {
      finding: `${host} refuses: ${message}`,
      fix: "Set TECHLOOKUP_REDIS_PASSWORD, and name the user in the address where there is one: redis://user@host",
    };
  const fix =
    code === "ECONNREFUSED"
      ? "Start it, or look at host and port."
      : "Look at host, port and firewall, and whether it wants TLS (rediss://) or none (redis://).";
  return { finding: `${host}: ${message.replace(/\.$/, "")}`, fix };
};
