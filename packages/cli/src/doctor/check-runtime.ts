import { transportOf } from "@techlookup/node";
import { version } from "../version.ts";
import { type Check, ok, warning } from "./check.ts";

/** The runtime, and what it has been told that changes how requests are sent. An older Node than the command needs does not get here. */
export const checkRuntime = (): readonly Check[] => {
  const { bun, node } = process.versions;
  const place = `${process.platform} ${process.arch}`;
  const runtime = bun
    ? warning(
        "runtime",
        `Bun ${bun} on ${place}. The command is made for Node, and tested on it alone.`,
        "Run it with Node 22.13 or later.",
      )
    : ok("runtime", `Node ${node} on ${place}, techlookup ${version}`);
  const { uses, because } = transportOf();
  const requests = because
    ? ok("requests", `they are sent by ${uses}, since ${because}`)
    : ok("requests", `they are sent by ${uses}`);
  return [runtime, requests, ...checkTrust()];
};

const checkTrust = (): readonly Check[] =>
  process.env.NODE_TLS_REJECT_UNAUTHORIZED === "0"
    ? [
        warning(
          "certificates",
          "NODE_TLS_REJECT_UNAUTHORIZED=0 is set: no certificate is checked, and whoever is on the way can read the key.",
          "Unset it. For a certificate of your company, name its file in NODE_EXTRA_CA_CERTS.",
        ),
      ]
    : [];
