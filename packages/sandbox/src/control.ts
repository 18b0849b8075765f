import { checkSettings } from "./check-options.ts";
import type { SandboxSettings } from "./settings.ts";
import type { State } from "./state.ts";

/** Where another process, in any language, scripts a sandbox. Outside of `/v1`, so that no client meets it. */
export const controlPath = "/__sandbox/";

/**
 * The description of the API, for tools that then call this sandbox and spend no credits. Loaded when it is asked for: it
 * brings the catalogue's texts along, which no test and no page of a playground needs.
 */
const description = async ({ url }: Request): Promise<object> => {
  const { openapi } = await import("./openapi/index.ts");
  return { ...openapi, servers: [{ url: new URL(url).origin, description: "This sandbox" }, ...openapi.servers] };
};

const refusal = (error: string, status: number): Response => Response.json({ error }, { status });

/** Does something with a request's JSON. What it throws is the caller's mistake. */
const withBody = async (request: Request, wanted: string, use: (body: unknown) => unknown): Promise<Response> => {
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    return refusal(`The body must be JSON: ${wanted}`, 400);
  }
  try {
    return Response.json(use(body));
  } catch (error) {
    return refusal((error as Error).message, 400);
  }
};

type Action = (request: Request, state: State) => Response | Promise<Response>;

const actions: Readonly<Record<string, Action>> = {
  "POST faults": (request, state) =>
    withBody(request, "a list of faults", (body) => {
      const faults: unknown[] = Array.isArray(body) ? body : [body];
      state.script.add(faults);
      return { scripted: faults.length };
    }),
  "POST settings": (request, state) =>
    withBody(request, "an object of settings", (body) => {
      checkSettings(body as SandboxSettings);
      state.change(body as SandboxSettings);
      return state.settings;
    }),
  "GET settings": (_request, state) => Response.json(state.settings),
  "POST reset": (_request, state) => {
    state.reset();
    return Response.json({ reset: true });
  },
  "GET requests": (_request, state) => Response.json(state.requests),
  "GET counts": (_request, state) => Response.json(state.counts()),
  "GET openapi.json": async (request) => Response.json(await description(request)),
};

const listed = Object.keys(actions).map((action) => action.replace(" ", ` ${controlPath}`));

/** Answers the control paths: script faults, change settings, read and count what came, start anew, describe the API. */
export const control = async (request: Request, state: State): Promise<Response> => {
  const name = `${request.method} ${new URL(request.url).pathname.slice(controlPath.length)}`;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  return action ? action(request, state) : refusal(`No such control. There are ${listed.join(", ")}`, 404);
};
