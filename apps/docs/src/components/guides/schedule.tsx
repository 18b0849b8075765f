import schedules from "@site/.generated/schedules.json";
import { Timeline } from "@site/src/components/errors/timeline";
import type { ReactNode } from "react";

/** The schedule that follows an answer which is given every time. */
export const Schedule = ({ answer }: { readonly answer: string }): ReactNode => {
  const schedule = schedules[answer];
  if (schedule === undefined) throw new Error(`No schedule is made for ${answer}: see generate/tables/schedules.ts`);
  return <Timeline {...schedule} />;
};
