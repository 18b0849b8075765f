import { type Sandbox, sandboxKeys } from "@techlookup/sandbox";

/** An undamaged answer of the sandbox, for damages to be done to. */
export interface WholeAnswer {
  readonly body: Buffer;
  /** The head, with what tells the body's length: `content-length` unless something else is given. */
  head(length?: Readonly<Record<string, string>>): Buffer;
}

/** Passes a request on to the sandbox. */
export const askSandbox = async (
  sandbox: Sandbox,
  method: string,
  path: string,
  body: string,
): Promise<WholeAnswer> => {
  const headers = { authorization: `Bearer ${sandboxKeys.pro}`, "content-type": "application/json" };
  const init = { method, headers, ...(body !== "" && { body }) };
  const response = await sandbox.fetch(`http://sandbox.test${path}`, init);
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    body: bytes,
    head: (length = { "content-length": String(bytes.byteLength) }) => {
      const fields = {
        "content-type": "application/json",
        "access-control-allow-origin": "*",
        connection: "close",
        ...length,
      };
      const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
      return Buffer.from(`HTTP/1.1 ${response.status} ${response.statusText || "OK"}\r\n${lines.join("")}\r\n`);
    },
  };
};
