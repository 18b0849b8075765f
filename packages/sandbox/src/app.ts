import { Hono } from "hono";
import { admission } from "./admission.ts";
import { failure, Refusal } from "./envelope.ts";
import { apiRoutes } from "./routes/api-routes.ts";
import type { Env } from "./routes/context.ts";
import type { State } from "./state.ts";

/** The API itself, without faults. */
export const createApp = (state: State): Hono<Env> => {
  const app = new Hono<Env>();
  app.onError((error) =>
    error instanceof Refusal ? error.response : failure("INTERNAL_ERROR", "The sandbox met an error of its own"),
  );
  app.use("/v1/*", admission(state));
  apiRoutes(app);
  app.notFound((context) => failure("NOT_FOUND", `No such endpoint: ${context.req.method} ${context.req.path}`));
  return app;
};
