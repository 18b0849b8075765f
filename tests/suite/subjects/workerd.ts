import { TechLookup } from "@techlookup/core";
import { runSubject } from "./run-subject.ts";

/** A Worker: begins when it is asked, and answers when it is done. Its version is known to whoever started it. */
export default {
  fetch: async (request: Request): Promise<Response> => {
    const { searchParams } = new URL(request.url);
    await runSubject(searchParams.get("assignment") ?? "", {
      version: searchParams.get("version") ?? "",
      makeClient: (options) => new TechLookup(options),
    });
    return new Response("done");
  },
};
