import { Hono } from "hono";
import { admission } from "./admission.ts";
import { failure, Refusal } from "./envelope.ts";
import { accountRoutes } from "./routes/account-routes.ts";
import type { Env } from "./routes/context.ts";
import { domainRoutes } from "./routes/domain-routes.ts";
import { technologyRoutes } from "./routes/technology-routes.ts";
import type { State } from "./state.ts";

/** The API itself, without faults. */
export const createApp = (state: State): Hono<Env> => {
  const app = new Hono<Env>();
  app.onError((error) =>
    error instanceof Refusal ? error.response : failure("INTERNAL_ERROR", "The sandbox met an error of its own"),
  );
  app.use("/v1/*", admission(state));
  accountRoutes(app);
  domainRoutes(app);
  technologyRoutes(app);
  // Their paths are documented, and nothing else is.
  for (const path of ["/v1/technologies/lookup", "/v1/companies/batch"]) {
    app.all(path, () => failure("NOT_FOUND", `The sandbox does not model ${path}: only its path is documented`));
  }
  app.notFound((context) => failure("NOT_FOUND", `No such endpoint: ${context.req.method} ${context.req.path}`));
  return app;
};
