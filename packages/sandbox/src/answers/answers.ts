import type { Arguments, EndpointName, endpoints } from "@techlookup/core/contract";
import type { Account } from "../account.ts";
import type { State } from "../state.ts";
import { accountAnswers } from "./account-answers.ts";
import { domainAnswers } from "./domain-answers.ts";
import { technologyAnswers } from "./technology-answers.ts";

type Query<Name extends EndpointName> = (typeof endpoints)[Name] extends { readonly query: infer Of } ? Of : object;

/** What a call asks for, each value checked by the contract. What a query does not have is `undefined`. */
type Given<Name extends EndpointName> = {
  readonly [Kind in Exclude<keyof Arguments<Name>, "parameters">]: string;
} & {
  readonly [Parameter in keyof Query<Name>]: (Query<Name>[Parameter] extends "count" ? number : string) | undefined;
};

/** What an answer is made from besides. */
export interface Caller {
  readonly state: State;
  readonly account: Account;
  /** Aborts when the caller leaves. */
  readonly signal: AbortSignal;
  /**
   * Charges the call now, instead of when its data is there.
   *
   * @throws Refusal, a 402, when too few credits are left.
   */
  readonly charge: () => void;
}

/** The data of every endpoint of some groups, made up. An endpoint that is missing does not compile. */
export type Answers<Group extends string> = {
  readonly [Name in Extract<EndpointName, `${Group}.${string}`>]: (given: Given<Name>, caller: Caller) => unknown;
};

/** The data of every endpoint. */
export const answers: Answers<string> = { ...accountAnswers, ...domainAnswers, ...technologyAnswers };
