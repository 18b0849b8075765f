// @boundaries-ignore the real code, part by part
import type { Clock } from "../../core/src/options/clock.ts";
// @boundaries-ignore the real code, part by part
import type { Passage } from "../../core/src/recovery/passage.ts";
// @boundaries-ignore the real code, part by part
import { RecoveryGate } from "../../core/src/recovery/recovery-gate.ts";
// @boundaries-ignore the real code, part by part
import { RetryBudget, type RetryBudgetOptions } from "../../core/src/retry/budget.ts";
// @boundaries-ignore the real code, part by part
import { decide } from "../../core/src/retry/decide.ts";
// @boundaries-ignore the real code, part by part
import type { RetryFacts } from "../../core/src/retry/facts.ts";
// @boundaries-ignore the real code, part by part
import { defaultRetryPolicy } from "../../core/src/retry/policy.ts";
import type { MakeClient } from "./client.ts";
import type { Ending } from "./server.ts";

/** What is tried in place of the defaults. */
export interface OwnOptions {
  /** Without a gate: the client as it was before. */
  readonly hasGate?: boolean;
  readonly budget?: RetryBudgetOptions;
  readonly deadlineMs?: number;
  /** Told of the gate of each client. */
  readonly onGate?: (gate: RecoveryGate) => void;
}

const factsOf = (ending: Ending): RetryFacts => ({ retry: "transient", done: ending === "refused" ? "no" : "maybe" });

/** This project's client: its real decision, budget and gate, in the order of `engine/call.ts`. */
export const ours =
  ({ hasGate = true, budget: budgetOptions, deadlineMs = 300_000, onGate }: OwnOptions = {}): MakeClient =>
  ({ world, send, timeoutMs, patienceMs = 10_000, random }) => {
    const clock: Clock = { now: () => world.nowMs, setTimer: (ring, ms) => world.after(ms, ring) };
    const budget = new RetryBudget(budgetOptions);
    const gate = new RecoveryGate({ clock, random });
    onGate?.(gate);
    return {
      call(route, done) {
        const room = hasGate ? gate.roomOf("", route) : undefined;
        const beganMs = world.nowMs;
        let attempts = 0;
        let waitedMs = 0;
        let lastCost: number | undefined;
        const attempt = (passage?: Passage): void => {
          passage?.send();
          send(route, Math.min(timeoutMs, beganMs + deadlineMs - world.nowMs), (ending) => {
            attempts++;
            passage?.settle(ending === "answered" ? "up" : "down");
            if (ending === "answered") {
              budget.succeed(lastCost);
              return done(true);
            }
            const facts = factsOf(ending);
            // The gate spaces what follows.
            const cost = room && !room.isOpen ? 0 : budget.costOf(facts);
            const remainingMs = beganMs + deadlineMs - world.nowMs;
            const state = { attempts, remainingMs, safe: true, replayable: true, tokens: budget.tokens, cost };
            const decision = decide(facts, { ...state, random: random() }, defaultRetryPolicy);
            if (!decision.retry) return done(false);
            budget.take(decision.cost);
            lastCost = decision.cost;
            world.after(decision.waitMs, enter);
          });
        };
        const enter = (): void => {
          const passage = room?.pass();
          if (!room || passage) {
            attempt(passage);
            return;
          }
          const fromMs = world.nowMs;
          const pay = (): boolean => {
            const cost = budget.costOf(factsOf("503"));
            if (cost > budget.tokens) return false;
            budget.take(cost);
            lastCost = cost;
            return true;
          };
          const history = { again: attempts > 0, agoMs: fromMs - beganMs, isPaid: (lastCost ?? 0) > 0 };
          const visitor = { patienceMs: patienceMs - waitedMs, ...history, pay };
          room.wait(visitor, (later) => {
            waitedMs += world.nowMs - fromMs;
            if (later) attempt(later);
            else done(false);
          });
        };
        enter();
      },
    };
  };
