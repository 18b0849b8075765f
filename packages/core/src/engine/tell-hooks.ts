import type { Hooks } from "../options/hooks.ts";

type Hook = (event: unknown) => unknown;

/**
 * Calls the hooks of one kind. What they throw, now or later, is the caller's own, and swallowed. No event is made where nobody listens.
 *
 * @example
 * tellHooks([{ onRetry: console.log }], "onRetry", () => event);
 */
export const tellHooks = (all: readonly Hooks[], name: keyof Hooks, eventOf: () => unknown): void => {
  let event: unknown;
  for (const hooks of all) {
    const hook = hooks[name] as Hook | undefined;
    if (!hook) continue;
    event ??= eventOf();
    try {
      const returned = hook(event) as PromiseLike<unknown> | undefined;
      // By its behaviour: zone.js and others replace Promise.
      returned?.then?.(undefined, () => {});
    } catch {
      // See above.
    }
  }
};
