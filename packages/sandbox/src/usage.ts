/** What `--help` prints. */
export const usage = `Usage: techlookup-sandbox [options]

Runs the TechnologyChecker API as a local server with made-up data.
An independent community project; not made or endorsed by the vendor.

  --port <number>       port to listen on; 0 takes any free one (default 8787)
  --host <address>      address to listen on (default 127.0.0.1: this machine alone)
  --cors                lets pages of any origin call it, and script its faults
  --help, --version

How the server behaves, where nobody says or you want it otherwise:

  --window <kind>       how it counts: log, two-bucket, fixed (default log)
  --window-ms <number>  length of the rate limit's window (default 60000)
  --counts-refused      requests that are turned away count, too
  --rate-limit-headers <answers>
                        which answers tell of it: all, success, none (default all)
  --rate-limit-fields <fields>
                        how they do: x-ratelimit, ietf, both (default x-ratelimit)
  --foreign-requests <number>
                        requests a window of another user of the key (default 0)
  --foreign-pattern <pattern>
                        how those come: even, random, burst (default even)
  --foreign-seed <number>
                        what random is drawn from (default 1)
  --live-ms <number>    how long live detection takes (default 0)
  --charges <list>      what is charged beside calls that succeed and arrive:
                        404, 5xx, lost with commas between, or none (default lost)
  --credits-lag-ms <number>
                        how far /v1/credits lags behind (default 0)
`;
