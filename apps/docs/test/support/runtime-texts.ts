/** What runtimes, browsers and curl printed, as they printed it, with the code and the reason that the client has for it. */
export const runtimeTexts: readonly (readonly [
  name: string,
  code: string,
  reason: string | undefined,
  text: string,
])[] = [
  [
    "Node 24, unknown host",
    "NETWORK_ERROR",
    "dns",
    `[TypeError: fetch failed] {
  [cause]: Error: getaddrinfo ENOTFOUND no-such-host.invalid
      at GetAddrInfoReqWrap.onlookupall [as oncomplete] (node:dns:122:26) {
    errno: -3008,
    code: 'ENOTFOUND',
    syscall: 'getaddrinfo',
    hostname: 'no-such-host.invalid'
  }
}`,
  ],
  [
    "Node 24, reset",
    "NETWORK_ERROR",
    "reset",
    `[TypeError: fetch failed] {
  [cause]: Error: read ECONNRESET
      at TCP.onStreamRead (node:internal/stream_base_commons:221:20) {
    errno: -104,
    code: 'ECONNRESET',
    syscall: 'read'
  }
}`,
  ],
  [
    "Node 24, lost body",
    "TRUNCATED_RESPONSE",
    undefined,
    `TypeError: terminated
    at Fetch.onAborted (node:internal/deps/undici/undici:13877:53)
    at TCP.<anonymous> (node:net:362:12) {
  [cause]: SocketError: other side closed
      at Socket.onHttpSocketEnd (node:internal/deps/undici/undici:7833:26) {
    code: 'UND_ERR_SOCKET',
    socket: {
      localAddress: '127.0.0.1',
      bytesRead: 1920
    }
  }
}`,
  ],
  [
    "Node 24, uncaught",
    "NETWORK_ERROR",
    "dns",
    `file:///app/node_modules/@techlookup/core/dist/index.js:21
  return new type(init);
         ^

ConnectionError: GET /v1/credits got no answer from https://no-such-host.invalid: its host name could not be resolved.
    at createError (file:///app/node_modules/@techlookup/core/dist/index.js:21:10)
    at async file:///app/main.mjs:2:1 {
  code: 'NETWORK_ERROR',
  stopped: 'attempts-exhausted',
  reason: 'dns',
  requestSent: 'no',
  attempts: [
    {
      number: 1,
      startedAtMs: 1795480730013,
      durationMs: 56,
      code: 'NETWORK_ERROR'
    }
  ],
  [cause]: [TypeError: fetch failed] {
    [cause]: Error: getaddrinfo ENOTFOUND no-such-host.invalid
        at GetAddrInfoReqWrap.onlookupall [as oncomplete] (node:dns:123:26) {
      errno: -3008,
      code: 'ENOTFOUND'
    }
  }
}

Node.js v24.21.0`,
  ],
  [
    "Deno 2.9, unknown host",
    "NETWORK_ERROR",
    "dns",
    `TypeError: fetch failed
    at mainFetch (ext:deno_fetch/26_fetch.js:2:3449)
    at async fetch (ext:deno_fetch/26_fetch.js:2:7360)
    at async file:///main.mjs:2:31 {
  [cause]: Error: error sending request for url (http://no-such-host.invalid/x): client error (Connect): dns error: failed to lookup address information: Name or service not known
      at mainFetch (ext:deno_fetch/26_fetch.js:2:3477)
      at async fetch (ext:deno_fetch/26_fetch.js:2:7360)
      at async file:///main.mjs:2:31
}`,
  ],
  [
    "Deno 2.9, reset",
    "NETWORK_ERROR",
    "reset",
    `TypeError: fetch failed
    at mainFetch (ext:deno_fetch/26_fetch.js:2:3449)
    at async Server.<anonymous> (file:///main.mjs:5:8) {
  [cause]: Error: Connection reset by peer (os error 104)
      at mainFetch (ext:deno_fetch/26_fetch.js:2:3477)
      at async Server.<anonymous> (file:///main.mjs:5:8)
}`,
  ],
  [
    "Deno 2.9, no permission",
    "NETWORK_ERROR",
    "denied",
    `NotCapable: Requires net access to "no-such-host.invalid:80", run again with the --allow-net flag
    at mainFetch (ext:deno_fetch/26_fetch.js:2:2193)
    at new Promise (<anonymous>)
    at Object.fetch (ext:deno_fetch/26_fetch.js:2:6346)`,
  ],
  [
    "Bun 1.4, unknown host",
    "NETWORK_ERROR",
    "dns",
    `TypeError: getaddrinfo ENOTFOUND no-such-host.invalid
     path: "http://no-such-host.invalid/x",
  syscall: "getaddrinfo",
 hostname: "no-such-host.invalid",
    errno: 4,
     code: "ENOTFOUND"
`,
  ],
  [
    "Bun 1.4, refused",
    "NETWORK_ERROR",
    "refused",
    `TypeError: ECONNREFUSED: Unable to connect. Is the computer able to access the url?
  path: "http://127.0.0.1:9/x",
 errno: 0,
  code: "ECONNREFUSED"
`,
  ],
  [
    "Bun 1.4, reset",
    "NETWORK_ERROR",
    "reset",
    `5 |  try { await fetch(\`http://127.0.0.1:\${port}/x\`) } catch (e) { console.log(e) }
                 ^
TypeError: ECONNRESET: The socket connection was closed unexpectedly. For more information, pass \`verbose: true\` in the second argument to fetch()
  path: "http://127.0.0.1:36747/x",
 errno: 0,
  code: "ECONNRESET"

      at async <anonymous> (/main.mjs:5:14)
`,
  ],
  ["Chromium", "NETWORK_ERROR", "unknown", "Uncaught (in promise) TypeError: Failed to fetch"],
  ["Firefox", "NETWORK_ERROR", "unknown", "TypeError: NetworkError when attempting to fetch resource."],
  ["curl, unknown host", "NETWORK_ERROR", "dns", "curl: (6) Could not resolve host: no-such-host.invalid"],
  [
    "curl, refused",
    "NETWORK_ERROR",
    "refused",
    "curl: (7) Failed to connect to 127.0.0.1 port 1 after 0 ms: Couldn't connect to server",
  ],
  [
    "JSON.parse, a page",
    "INVALID_RESPONSE",
    undefined,
    `SyntaxError: Unexpected token '<', "<html>" is not valid JSON`,
  ],
  ["JSON.parse, cut", "INVALID_RESPONSE", undefined, "SyntaxError: Unexpected end of JSON input"],
  ["Node, aborted", "ABORTED", undefined, "DOMException [AbortError]: This operation was aborted"],
  [
    "Node, a signal with a limit",
    "ABORTED",
    undefined,
    "DOMException [TimeoutError]: The operation was aborted due to timeout",
  ],
];
