import type { CatalogPart } from "./entry.ts";

/** Connections that could not be made, or were lost. */
export const networkCodes: CatalogPart<"NETWORK_ERROR"> = {
  NETWORK_ERROR: {
    title: "No response from the server",
    meaning: "The connection could not be made, or was lost before a response arrived.",
    retried:
      'If the runtime shows that it was still connecting (`error.requestSent` is `no`), the client retries every call: 4 attempts with backoff. Only a missing permission (`error.reason` is `denied`) ends the call at once, because waiting does not grant it. If the request may have arrived (`maybe`), the client retries only a GET, and a lookup costs 4 credits at worst. Any other call, such as live detection, may have been carried out and charged, so only `{ retry: { repeat: "always" } }` retries it.',
    fix: "Look at `error.reason` first: `dns`, `refused`, `reset`, `tls`, `unreachable`, `proxy`, `denied`, `offline` or `unknown`. Then look at `error.cause`, the runtime's own error, whose `code`, such as `ENOTFOUND`, says more. If Node's `fetch` sends the request, that error says only `fetch failed`, and its own `cause` has the code.",
    causes: [
      {
        id: "dns",
        cause: "The host name cannot be resolved",
        sign: "`error.reason` is `dns`.",
        fix: "Check the spelling of `baseUrl`. Run `nslookup api.technologychecker.io` on the same machine, inside the same container.",
      },
      {
        id: "proxy-needed",
        cause: "The network allows outgoing traffic only through a proxy",
        sign: "`error.reason` is `dns`, `refused` or `unreachable`, while `curl` works and `HTTPS_PROXY` is set.",
        fix: "In Node, `@techlookup/node` uses `HTTPS_PROXY` automatically, unless your setup sends its requests through `fetch`: in that case, also set `NODE_USE_ENV_PROXY=1` (Node 22.21, Node 24, or later).",
      },
      {
        id: "proxy-refuses",
        cause: "The proxy refuses to open a tunnel",
        sign: "`error.reason` is `proxy`, and `error.cause` mentions 407 or a tunnel.",
        fix: "Add the user name and password that the proxy requires to `HTTPS_PROXY`, or allow the host of `baseUrl` in the proxy.",
      },
      {
        id: "refused",
        cause: "No server is listening at that address",
        sign: "`error.reason` is `refused`, and `baseUrl` is your own host.",
        fix: "Check its host and port. If it is the sandbox, start it first.",
      },
      {
        id: "untrusted-certificate",
        cause: "The certificate is not trusted",
        sign: "`error.reason` is `tls`. A code such as `SELF_SIGNED_CERT_IN_CHAIN` points to a company proxy that decrypts TLS, `CERT_NOT_YET_VALID` to a wrong clock.",
        fix: "Give the runtime the company's root certificate: `NODE_EXTRA_CA_CERTS` in Node, `DENO_CERT` in Deno. Do not turn the check off: anyone in between could then read the key.",
      },
      {
        id: "reset",
        cause: "An open connection was cut",
        sign: "`error.reason` is `reset`, now and then, often in the first call after a pause.",
        fix: "Nothing for a GET, which the client retries, although each attempt may be charged. Before you repeat a live detection, check `totals.credits_used` of `client.account.credits()`.",
      },
      {
        id: "deno-permission",
        cause: "Deno has no permission to use the network",
        sign: "`error.reason` is `denied`, and `error.cause` mentions net access and `--allow-net`.",
        fix: "Run with `--allow-net=api.technologychecker.io`, or with the host of your `baseUrl`.",
      },
      {
        id: "cors",
        cause: "A web page calls an origin that does not allow it",
        sign: "It happens only in a browser, `error.reason` is `unknown`, and the console mentions CORS.",
        fix: "Call your own gateway, and let the gateway call the API: the key must not be in the web page either.",
      },
      {
        id: "resolver-unavailable",
        cause: "The DNS server does not respond",
        sign: "`error.cause` has the code `EAI_AGAIN`, or mentions a temporary failure in name resolution.",
        fix: "Check the DNS server that this machine or container uses, for example in `/etc/resolv.conf`. Call again once it responds.",
      },
      {
        id: "unreachable",
        cause: "The address does not respond",
        sign: "`error.reason` is `unreachable`: there is no route, or connecting timed out.",
        fix: "Allow outgoing connections to the host of `baseUrl` at port 443 in the firewall, or use the network's proxy.",
      },
      {
        id: "no-ipv6",
        cause: "The network has no route for IPv6",
        sign: "`error.cause` has the code `ENETUNREACH` or `EHOSTUNREACH`, with an address that contains colons.",
        fix: "Enable IPv6 on the machine, or resolve names to IPv4 addresses first: `NODE_OPTIONS=--dns-result-order=ipv4first` in Node.",
      },
      {
        id: "wrong-clock",
        cause: "The clock of this machine is wrong",
        sign: "`error.cause` says that the certificate is not yet valid.",
        fix: "Set the clock and synchronize it: the clocks of containers and virtual machines that were asleep often lag behind.",
      },
      {
        id: "certificate-expired",
        cause: "The certificate has expired",
        sign: "`error.cause` says `CERT_HAS_EXPIRED`, or that the certificate has expired.",
        fix: "Check the clock of this machine first. If it is right, the operator of the host in `baseUrl` has to renew the certificate.",
      },
      {
        id: "other-certificate",
        cause: "The certificate belongs to another host",
        sign: "`error.cause` says `ERR_TLS_CERT_ALTNAME_INVALID`, or that the host name does not match.",
        fix: "Check the host in `baseUrl`. If it is right, a proxy or a captive network responds in its place.",
      },
      {
        id: "no-tls",
        cause: "The server at this address does not speak TLS",
        sign: "`error.cause` mentions a wrong version number, or a plain HTTP response.",
        fix: "Check the scheme and port of `baseUrl`, and those of the proxy: `https://` to a plain HTTP port causes this error.",
      },
      {
        id: "node-permission",
        cause: "Node has no permission to use the network",
        sign: "`error.reason` is `denied`, and `error.cause` has the code `ERR_ACCESS_DENIED`.",
        fix: "Start Node with `--allow-net`, or without `--permission`.",
      },
      {
        id: "offline",
        cause: "The device is offline",
        sign: "`error.reason` is `offline`.",
        fix: "Connect the device. The client waits for that as long as its deadline allows.",
      },
      {
        id: "content-security-policy",
        cause: "The content security policy of the web page blocks the call",
        sign: "The console names the directive `connect-src`.",
        fix: "Add the origin of your gateway to `connect-src` in the policy of the web page.",
      },
      {
        id: "mixed-content",
        cause: "A secure web page calls an address without TLS",
        sign: "The console mentions mixed content.",
        fix: "Serve your gateway over `https://`, and use that address.",
      },
      {
        id: "browser-extension",
        cause: "A browser extension blocks the call",
        sign: "The console says `ERR_BLOCKED_BY_CLIENT`.",
        fix: "Turn off blockers for this site, or serve your gateway at a path without words that they look for, such as `track`.",
      },
    ],
    related: ["TIMEOUT", "TRUNCATED_RESPONSE", "GATEWAY_ERROR", "UNKNOWN_ERROR", "OUTAGE"],
    faq: ["behind-fetch-failed", "post-and-retries", "deno-permissions", "keys-in-browsers"],
    since: "0.1.0",
  },
};
