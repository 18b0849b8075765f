import { memoryWindow } from "../../src/pacing/memory-window.ts";
import { describeWindow } from "./describe-window.ts";
import { VirtualTime } from "./support/virtual-time.ts";

describeWindow("this process", async () => {
  const time = new VirtualTime();
  return { window: memoryWindow(time.clock()), wait: (ms) => time.run(time.nowMs + ms) };
});
