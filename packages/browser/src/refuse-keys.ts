import { type CallSpec, configurationError } from "@techlookup/core/platform";

/** A text as a URL parser or a server may read it: decoded, without white space, and with wide letters as plain ones. */
const asRead = (text: string): string => {
  let read = text;
  for (let round = 0; round < 5; round++) {
    read = read
      .replace(/%(25)+/g, "%")
      .replace(/(%[\da-f]{2})+/gi, (run) =>
        new TextDecoder().decode(Uint8Array.from(run.slice(1).split("%"), (digits) => Number.parseInt(digits, 16))),
      )
      .replace(/\\+(?:u([\da-f]{4})|x([\da-f]{2}))/gi, (_, four, two) =>
        String.fromCharCode(Number.parseInt(four ?? two, 16)),
      )
      .normalize("NFKC")
      .replace(/\\[bfnrt]|[\s\p{C}]/gu, "");
  }
  return read;
};

/** Whether a value, or a name or value in it, holds what is shaped like a secret key of the API, in whatever spelling. */
export const holdsKey = (value: unknown): boolean => {
  const texts: string[] = [];
  try {
    JSON.stringify(value, (name, part) => {
      texts.push(name, typeof part === "string" ? part : "");
      return part;
    });
  } catch {
    // A circle, or no data: what has been seen counts.
  }
  // The documented form, wherever it stands.
  return texts.some((text) => /tapi_(live|test)_/i.test(asRead(text)));
};

/** A body as a text that can be searched. A stream cannot be looked into without being used up. */
export const readableBody = (body: CallSpec["body"]): Promise<string> | undefined =>
  body instanceof ReadableStream ? undefined : new Response(body as BodyInit).text();

/** The end of every refusal. It never shows the key. */
export const advice: string =
  "must not be a secret key, which any visitor can read: pass { gateway }, and replace a key that was in a page";

/**
 * Refuses options, or parts of a request, that hold a secret key, however it got there.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 */
export const refuseKeys = (parts: object): void => {
  for (const name in parts) {
    const value: unknown = parts[name as never];
    if (holdsKey(value) || (name === "apiKey" && value !== undefined)) throw configurationError(name, advice);
  }
};
