import { expect, it } from "vitest";
import { medianOutage, timing } from "../../packages/fleet-sim/src/one-outage.ts";
import { browserNames, unless, visitSite } from "./walks.ts";

// The outage that the retries guide draws: there without JavaScript, and with the figures that the real gate gives now.

const { gated, gate, runs } = medianOutage(31);
const { fromMs, toMs, lastCallMs } = timing;
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
const requests = gated.requests.filter(({ atMs }) => atMs >= fromMs && atMs < toMs).length;

/** Of the words beside the drawing, those that a run decides. */
const words = [
  `By default: ${requests} requests during the outage`,
  `${seconds(gate.closedMs)}: the gate closes, after ${gate.failuresInRow} failures`,
  `${gate.probesMs.length} in all`,
  `${seconds(gate.answeredMs)}: a probe succeeds`,
  `${seconds(gate.openedMs)}: the gate opens`,
  `${seconds(gated.longestMs)}. This is the median of ${runs} runs`,
];

const { newTab, url } = visitSite(browserNames[0] ?? "chromium");

it.each([360, 1_280])("is drawn without JavaScript, %i pixels wide", { timeout: 180_000 }, async (width) => {
  const tab = await newTab({ javaScriptEnabled: false, viewport: { width, height: 900 } });
  try {
    await tab.goto(`${url()}/docs/retries`);
    const figure = tab.locator("figure").filter({ hasText: "the gate closes" });
    const text = ((await figure.textContent()) ?? "").replace(/\s+/g, " ");
    expect(words.filter((one) => !text.includes(one))).toEqual([]);
    const [first] = await figure.getByRole("img").all();
    expect(await figure.getByRole("img").count()).toBe(3);
    expect(await first?.getAttribute("aria-label")).toContain(words[0]);
    const box = await first?.boundingBox();
    expect(unless((box?.width ?? 0) > 250 && (box?.height ?? 0) > 50, JSON.stringify(box))).toBeUndefined();
    // Each request before the end is in one of the bars, whose heights are in requests.
    const heights = await first
      ?.locator("rect")
      .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute("height"))));
    const drawn = heights?.reduce((sum, height) => sum + height, 0);
    expect(drawn).toBe(gated.requests.filter(({ atMs }) => atMs < lastCallMs).length);
  } finally {
    await tab.close();
  }
});
