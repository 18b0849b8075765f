import type { State } from "./state.ts";

/** Where another process, in any language, scripts a sandbox. Outside of `/v1`, so that no client meets it. */
export const controlPath = "/__sandbox/";

const notFound =
  "POST /__sandbox/faults, POST /__sandbox/reset, GET /__sandbox/requests or GET /__sandbox/openapi.json";

/**
 * The description of the API, for tools that then call this sandbox and spend no credits. Loaded when it is asked for: it
 * brings the catalogue's texts along, which no test and no page of a playground needs.
 */
const description = async ({ url }: Request): Promise<object> => {
  const { openapi } = await import("./openapi/index.ts");
  return { ...openapi, servers: [{ url: new URL(url).origin, description: "This sandbox" }, ...openapi.servers] };
};

/** Answers the control paths: script faults, read the requests that came, start anew, describe the API. */
export const control = async (request: Request, state: State): Promise<Response> => {
  const action = `${request.method} ${new URL(request.url).pathname.slice(controlPath.length)}`;
  if (action === "GET requests") return Response.json(state.requests);
  if (action === "GET openapi.json") return Response.json(await description(request));
  if (action === "POST reset") {
    state.reset();
    return Response.json({ reset: true });
  }
  if (action !== "POST faults")
    return Response.json({ error: `No such control. There are ${notFound}` }, { status: 404 });
  let faults: unknown;
  try {
    faults = await request.json();
  } catch {
    return Response.json({ error: "The body must be JSON: a list of faults" }, { status: 400 });
  }
  const list: unknown[] = Array.isArray(faults) ? faults : [faults];
  try {
    state.script.add(list);
  } catch (error) {
    return Response.json({ error: (error as Error).message }, { status: 400 });
  }
  return Response.json({ scripted: list.length });
};
