import { describe, expect, it } from "vitest";
import { connectionError, type Step, scripted } from "./support/scripted.ts";

const clauses = {
  dns: "its host name could not be resolved",
  refused: "the connection was refused",
  reset: "the connection was lost before the answer came",
  tls: "no secure connection could be agreed on",
  unreachable: "the host could not be reached",
  denied: "this program may not connect to it: grant that with --allow-net",
  unknown: "the request did not come through",
};
type Reason = keyof typeof clauses;

/** What is concluded from these codes and texts alone. */
const neverSent: Partial<Record<Reason, string>> = {
  dns: "no",
  refused: "no",
  tls: "no",
  unreachable: "no",
  denied: "no",
};

const expectReason = async (step: Step, reason: Reason, requestSent = neverSent[reason] ?? "maybe"): Promise<void> => {
  const { client } = scripted([step], { retry: { maxAttempts: 1 } });
  const { error } = await client.safe.account.credits();
  expect(error).toMatchObject({ name: "ConnectionError", code: "NETWORK_ERROR", reason, requestSent });
  expect(error?.message).toContain(`: ${clauses[reason]}. `);
};

describe("why a connection failed", () => {
  it.each<[Reason, string]>([
    ["dns", "ENOTFOUND EAI_AGAIN EAI_FAIL EAI_NODATA"],
    ["refused", "ECONNREFUSED ConnectionRefused"],
    ["unreachable", "EHOSTUNREACH ENETUNREACH EHOSTDOWN ENETDOWN EADDRNOTAVAIL UND_ERR_CONNECT_TIMEOUT"],
    ["tls", "ERR_TLS_CERT_ALTNAME_INVALID CERT_HAS_EXPIRED UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
    [
      "tls",
      "DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN HOSTNAME_MISMATCH UNKNOWN_CERTIFICATE_VERIFICATION_ERROR",
    ],
    ["tls", "UNSPECIFIED ERROR_IN_CERT_NOT_AFTER_FIELD PATH_LENGTH_EXCEEDED"],
    ["reset", "ECONNRESET ECONNABORTED EPIPE UND_ERR_SOCKET ConnectionClosed"],
    ["denied", "ERR_ACCESS_DENIED"],
    ["unknown", "EWHATEVER NOT_A_CERT_HAS_EXPIRED toString"],
  ])("is told by code: %s", async (reason, codes) => {
    for (const code of codes.split(" ")) await expectReason(connectionError(code), reason);
  });

  it.each<[Reason, string]>([
    ["tls", "EPROTO ERR_SSL_WRONG_VERSION ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC"],
    ["unreachable", "ETIMEDOUT"],
  ])("is told by code, which is no sign that nothing was sent: %s", async (reason, codes) => {
    for (const code of codes.split(" ")) await expectReason(connectionError(code), reason, "maybe");
  });

  it.each<[Reason, string]>([
    ["tls", "received corrupt message of type InvalidContentType"],
    ["tls", "cannot decrypt peer's message"],
    ["tls", "received fatal alert: CertificateRequired"],
    ["unreachable", "Network is unreachable (os error 101)"],
    ["unreachable", "No route to host (os error 113)"],
  ])("is told by text, which is no sign that nothing was sent: %s, %s", async (reason, text) => {
    await expectReason({ throws: new TypeError("fetch failed", { cause: new Error(text) }) }, reason, "maybe");
  });

  it.each<[Reason, string]>([
    ["dns", "client error (Connect): dns error: failed to lookup address information"],
    ["dns", "Name or service not known"],
    ["denied", 'Requires net access to "127.0.0.1:1", run again with the --allow-net flag'],
    ["refused", "tcp connect error: Connection refused (os error 111)"],
    ["tls", "invalid peer certificate: UnknownIssuer"],
    ["tls", "tls handshake eof"],
    ["tls", "client error (Connect): received corrupt message of type InvalidContentType"],
    ["unreachable", "client error (Connect): tcp connect error: Network is unreachable (os error 101)"],
    ["unreachable", "client error (Connect): tcp connect error: No route to host (os error 113)"],
    ["reset", "Connection reset by peer (os error 104)"],
    ["reset", "connection closed before message completed"],
    ["reset", "broken pipe"],
    ["unknown", "Failed to fetch"],
  ])("is told by text where there is no code: %s, %s", async (reason, text) => {
    await expectReason({ throws: new TypeError(text) }, reason);
    await expectReason({ throws: new TypeError("outer", { cause: new Error(text) }) }, reason);
  });

  it("is that of the first address where several were tried", async () => {
    const tried = ["ECONNREFUSED", "ENETUNREACH"].map((code) => Object.assign(new Error(code), { code }));
    await expectReason({ throws: new TypeError("fetch failed", { cause: new AggregateError(tried) }) }, "refused");
  });

  it("ends the call at once where it is a missing permission", async () => {
    const { client, sent } = scripted([connectionError("ERR_ACCESS_DENIED")]);
    expect((await client.safe.account.credits()).error).toMatchObject({ reason: "denied", stopped: "not-retryable" });
    expect(sent.length).toBe(1);
  });

  it("is unknown for what is no error, and for a circle of causes", async () => {
    const circle = new Error("x");
    circle.cause = circle;
    for (const throws of [circle, "text", undefined, null, 7, {}]) await expectReason({ throws }, "unknown");
  });
});
