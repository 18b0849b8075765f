// biome-ignore assist/source/organizeImports: undici makes a global dispatcher where Node has made none before it is loaded.
import { client, sandbox, used, withClient } from "./support/which.ts";
import { Agent, type Dispatcher, getGlobalDispatcher, MockAgent, Pool, setGlobalDispatcher } from "undici";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { transportOf } from "../../src/index.ts";

withClient();

describe("a dispatcher of undici", () => {
  it("that nobody set changes nothing: fetch and imports make one", async () => {
    await fetch(sandbox.url);
    expect(getGlobalDispatcher().constructor.name).toBe("Agent");
    expect(await used()).toBe("node:http");
  });

  /** Counts what goes through a dispatcher. */
  const counted =
    (count: () => void): Dispatcher.DispatcherComposeInterceptor =>
    (dispatch) =>
    (options, handler) => {
      count();
      return dispatch(options, handler);
    };

  it.each<[string, (count: () => void) => Dispatcher]>([
    ["an agent with settings", (count) => spied(new Agent({ keepAliveTimeout: 10 }), count)],
    ["an agent with a connector", (count) => spied(new Agent({ connect: { timeout: 10 } }), count)],
    ["one of a class of its own", (count) => spied(new (class Own extends Agent {})(), count)],
    ["one behind an interceptor", (count) => new Agent().compose(counted(count))],
  ])("%s is used", async (_, make) => {
    const before = getGlobalDispatcher();
    const count = vi.fn();
    setGlobalDispatcher(make(count));
    try {
      expect(transportOf()).toEqual({ uses: "fetch", because: "undici has a global dispatcher that was set" });
      expect(await used()).toBe("fetch");
      expect(count).toHaveBeenCalledTimes(1);
    } finally {
      setGlobalDispatcher(before);
    }
    expect(await used()).toBe("node:http");
  });

  /** A dispatcher that counts, and looks as before to whoever asks. */
  const spied = (dispatcher: Agent, count: () => void): Agent => {
    const prototype = Object.getPrototypeOf(dispatcher) as Agent;
    const { dispatch } = prototype;
    Object.defineProperty(Object.getPrototypeOf(dispatcher), "dispatch", {
      configurable: true,
      value: function (this: Agent, ...given: Parameters<Agent["dispatch"]>) {
        count();
        return dispatch.apply(this, given);
      },
    });
    onTestFinished(() => void Reflect.deleteProperty(prototype, "dispatch"));
    return dispatcher;
  };

  const other = { Agent: class extends Agent {} };
  it.each<[string, () => Dispatcher]>([
    ["with settings", () => new Agent({ keepAliveTimeout: 10 })],
    ["with a factory", () => new Agent({ factory: (origin) => new Pool(origin) })],
    ["of another class that is called so", () => new other.Agent()],
  ])("an agent %s is told from one that nobody set", (_, make) => {
    const before = getGlobalDispatcher();
    onTestFinished(() => setGlobalDispatcher(before));
    setGlobalDispatcher(new Agent());
    expect(transportOf().uses).toBe("node:http");
    setGlobalDispatcher(make());
    expect(transportOf().uses).toBe("fetch");
  });

  it("is looked at again where its dispatch was replaced", () => {
    const before = getGlobalDispatcher();
    onTestFinished(() => setGlobalDispatcher(before));
    const agent = new Agent();
    setGlobalDispatcher(agent);
    expect(transportOf().uses).toBe("node:http");
    const { dispatch } = agent;
    agent.dispatch = (options, handler) => dispatch.call(agent, options, handler);
    expect(transportOf().uses).toBe("fetch");
  });

  it("for tests answers as it was told", async () => {
    const before = getGlobalDispatcher();
    const mocks = new MockAgent();
    mocks.disableNetConnect();
    mocks
      .get(sandbox.url)
      .intercept({ path: "/v1/credits" })
      .reply(200, { success: true, data: { mocked: true } });
    setGlobalDispatcher(mocks);
    try {
      expect(await client.account.credits()).toEqual({ mocked: true });
    } finally {
      setGlobalDispatcher(before);
    }
    expect(sandbox.requests).toEqual([]);
  });
});
