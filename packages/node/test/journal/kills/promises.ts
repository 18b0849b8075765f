import type { Life, LifeEnd } from "./life.ts";

const price = { technologies: 1, company: 1, live: 5 } as const;

/** Requests on their way and in the journal, at most, when a run was killed. */
const openAtKills = ({ runs }: LifeEnd): number =>
  runs
    .filter(({ wasKilled }) => wasKilled)
    .reduce(
      (most, { known }) => Math.max(most, [...known.values()].filter(({ kind }) => kind === "ambiguous").length),
      0,
    );

/** What was promised and did not hold. */
export const brokenBy = (life: Life, end: LifeEnd): string[] => {
  const { list, runs, requests, lost } = end;
  const last = runs.at(-1);
  const known = last?.known ?? new Map<string, never>();
  const kills = runs.filter(({ wasKilled }) => wasKilled).length;
  const broken = runs.flatMap(({ error }) => (error ? [`a run ended by itself: ${error.slice(0, 600)}`] : []));
  if (life.kill && !runs[0]?.wasKilled) broken.push("the first run was not killed at its point");
  if (last?.printed.at(-1)?.is !== "end") broken.push("no run came to its end");
  const most = life.concurrency * kills + lost;
  if (openAtKills(end) > most) broken.push(`${openAtKills(end)} domains were open, and ${most} can have been`);
  if (known.size !== list.length) broken.push(`the journal has ${known.size} records of ${list.length} domains`);
  for (const domain of list) {
    const say = (what: string): void => void broken.push(`${domain} ${what}`);
    const record = known.get(domain);
    if (!record) {
      say("has no record in the journal");
      continue;
    }
    const charged = requests
      .filter((request) => request.domain === domain)
      .reduce((sum, { credits }) => sum + credits, 0);
    const { charge, kind } = record;
    if (charged < charge.least || charged > charge.most)
      say(`was charged ${charged}, and is reported with ${charge.least} to ${charge.most} (${kind})`);
    if (charged > price[life.operation] && !record.repeated) say(`was charged ${charged}, and is not listed`);
    if (life.operation === "live" && !life.repeatAmbiguous && !life.charges.includes("5xx") && charged > price.live)
      say(`was charged ${charged}, and nobody asked for that`);
    const handedOn = runs.flatMap(({ printed, known: then, requests: until }, index) =>
      printed.flatMap((said) =>
        said.is === "record" && said.domain === domain && said.kind !== "ambiguous"
          ? [{ ...said, index, isNoted: then.get(domain)?.handedOn === true, until }]
          : [],
      ),
    );
    const isLastSeen = last?.printed.some((said) => said.is === "record" && said.domain === domain);
    if (handedOn.length === 0 && !isLastSeen) say("was never handed on");
    for (const [one, next] of handedOn.slice(0, -1).map((one, index) => [one, handedOn[index + 1]] as const)) {
      if (one.index === next?.index) say("was handed on twice in one run");
      if (one.isNoted) say("was handed on again, though it was on disk that it had been");
      if (one.data !== next?.data || one.kind !== next.kind) say(`was handed on as ${one.kind}, then as ${next?.kind}`);
    }
    const first = handedOn[0];
    if (first && requests.slice(runs[first.index]?.requests).some((request) => request.domain === domain))
      say("was sent again in a run after the one that had handed it on");
    if (first && kind === "ambiguous") say("was handed on, and is open in the journal");
  }
  return broken;
};
