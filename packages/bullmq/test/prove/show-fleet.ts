/** Shows a fleet at work: 20,000 domains, four workers of which two are killed, and a Redis that is shut down once: `npm run fleet`, `-- 2000` domains. */
import { live } from "./life.ts";

const domains = Number(process.argv[2] ?? 20_000);
console.log(
  `Four workers look up ${domains.toLocaleString("en")} domains. Two are killed, and Redis is shut down once.`,
);

const end = await live({
  ...{ domains, workers: 4, chunkSize: 200, chunks: 2, lookups: 25, lockMs: 2_000, pollMs: 50 },
  ...{ windowMs: 1_000, requests: 1_000_000, random: Math.random, tell: console.log },
  ...{ appendfsync: "always", mishaps: ["kill", "kill", "restart"] },
});

const { state, charged, creditLimit } = end;
const { least, most } = state.charge;
const rows = {
  input: domains,
  records: end.records,
  "domains lost": end.lost,
  ...end.kinds,
  "ambiguous before collect decided": end.openBefore,
  "ambiguous after": end.open,
  "of these left to a person": end.undecided,
  "looked up again, perhaps paid twice": state.repeated,
  "credits spent": `${least} to ${most}`,
  "credit limit": creditLimit,
  "credits that the sandbox charged": charged,
  "domains that the sandbox charged twice": end.paidTwice,
  "429s": end.refused,
  "bytes in Redis a domain": Math.round(end.bytesPerDomain),
  seconds: Math.round(end.seconds),
};
for (const [what, value] of Object.entries(rows)) console.log(`${what.padEnd(40)} ${value}`);

const agrees =
  end.lost === 0 && charged >= least && charged <= most && most <= creditLimit && end.paidTwice <= state.repeated;
console.log(agrees ? "The sandbox's ledger agrees." : "The sandbox's ledger does not agree.");
process.exit(agrees ? 0 : 1);
