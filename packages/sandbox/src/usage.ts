/** What `--help` prints. */
export const usage = `Usage: techlookup-sandbox [options]

Runs a local stand-in for the TechnologyChecker API, with fictional data.
An independent community project; not made or endorsed by the vendor.

  --port <number>       port to listen on; 0 takes any free one (default 8787)
  --host <address>      address to listen on (default 127.0.0.1: this machine alone)
  --cors                lets web pages of any origin call and script it
  --help, --version

How the server behaves, if that is not documented or you need something else:

  --window <kind>       how it counts requests: log, two-bucket, fixed (default log)
  --window-ms <number>  length of the rate limit's window (default 60000)
  --counts-refused      requests that get a 429 count as well
  --rate-limit-headers <responses>
                        which responses report the limit: all, success, none
                        (default all)
  --rate-limit-fields <fields>
                        in which headers: x-ratelimit, ietf, both
                        (default x-ratelimit)
  --foreign-requests <number>
                        requests per window of another user of the key (default 0)
  --foreign-pattern <pattern>
                        how they arrive: even, random, burst (default even)
  --foreign-seed <number>
                        the seed of the random pattern (default 1)
  --live-ms <number>    how long live detection takes (default 0)
  --charges <list>      what is charged besides successes that arrive: 404, 5xx
                        and lost, separated by commas, or none (default lost)
  --credits-lag-ms <number>
                        how far /v1/credits lags behind (default 0)
`;
