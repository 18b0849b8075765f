import { barePaths, type KnownEndpoint, listEndpoints } from "@techlookup/core/contract";
import type { Hono } from "hono";
import { answers, type Caller } from "../answers/answers.ts";
import { charge } from "../charges/charge.ts";
import { failure, Refusal, success } from "../envelope.ts";
import type { Env, RouteContext } from "./context.ts";
import { readValues } from "./read-values.ts";

/** Answers a call of an endpoint, and charges it once. */
const answer = async (endpoint: KnownEndpoint, context: RouteContext): Promise<Response> => {
  const { state, account } = context.var;
  const { name, credits } = endpoint;
  if (account.plan.excluded.includes(name)) {
    throw new Refusal("FORBIDDEN", `The plan '${account.key.plan}' does not include ${context.req.path}`);
  }
  const given = await readValues(endpoint, context);
  const { rule } = context.env.bill;
  let isCharged = !rule.success;
  const chargeOnce = (): void => {
    if (!isCharged) charge(context, credits);
    isCharged = true;
  };
  const makeUp = answers[name] as (given: unknown, caller: Caller) => unknown;
  try {
    const data = await makeUp(given, { state, account, signal: context.req.raw.signal, charge: chargeOnce });
    chargeOnce();
    return success(data);
  } catch (error) {
    const isNotFound = error instanceof Refusal && error.response.status === 404;
    if (isNotFound && rule.notFound) chargeOnce();
    throw error;
  }
};

/** Every endpoint of the contract. A path that two of them fit belongs to the first. */
export const apiRoutes = (app: Hono<Env>): void => {
  for (const endpoint of listEndpoints()) {
    const route = endpoint.path.replace(/{(\w+)}/g, ":$1");
    app.on(endpoint.method, route, (context) => answer(endpoint, context));
  }
  for (const path of barePaths) {
    app.all(path, () => failure("NOT_FOUND", `The sandbox does not model ${path}: only its path is documented`));
  }
};
