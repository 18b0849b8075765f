/** Each kind of page, once. */
export const kinds: Readonly<Record<string, string>> = {
  home: "/",
  start: "/docs/start",
  "guide-errors": "/docs/errors",
  "guide-retries": "/docs/retries",
  "guide-testing": "/docs/testing",
  "guide-observability": "/docs/observability",
  "guide-security": "/docs/security",
  "guide-upgrading": "/docs/upgrading",
  known: "/docs/known",
  runtimes: "/docs/runtimes",
  "http-api": "/docs/http-api",
  reference: "/docs/reference",
  export: "/docs/reference/core/classes/ApiError",
  errors: "/errors",
  error: "/errors/rate-limit",
  faq: "/faq",
  playground: "/playground",
  decode: "/decode",
  search: "/search?q=rate",
  "not-found": "/nowhere",
};

/** How each is looked at. */
export const views = [
  { name: "light", colorScheme: "light", width: 1280 },
  { name: "dark", colorScheme: "dark", width: 1280 },
  { name: "narrow", colorScheme: "light", width: 360 },
] as const;
