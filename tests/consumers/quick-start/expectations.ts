/** A way to run the quick start, and what it must print. */
export interface Expectation {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly exitCode: number;
  /** Of what is printed, standard output and error together. */
  readonly printed: RegExp;
}

export const expectations: readonly Expectation[] = [
  { name: "a known domain", parameters: [], exitCode: 0, printed: /^(?:[^\n:]+\n)+$/ },
  { name: "a domain nobody looked at", parameters: ["never-seen.example"], exitCode: 0, printed: /^(?:[^\n:]+\n)+$/ },
  {
    name: "a key that is wrong",
    parameters: [],
    env: { TECHLOOKUP_API_KEY: `tapi_test_${"x".repeat(32)}` },
    exitCode: 1,
    printed: /^UNAUTHORIZED: .+\nhttps:\/\/\S+\/errors\/unauthorized\n$/s,
  },
  {
    name: "no key",
    parameters: [],
    env: { TECHLOOKUP_API_KEY: "" },
    exitCode: 1,
    printed: /TECHLOOKUP_API_KEY/,
  },
];
