import type { Locator, Page } from "playwright-core";

/** One way of a reader through the site: gives what is not as it should be. */
export type Walk = (tab: Page, url: string, browser: string) => Promise<string | undefined>;

/** Opens a page, and waits until it listens: what is typed before is typed in vain. */
export const open = async (tab: Page, url: string): Promise<void> => {
  await tab.goto(url);
  await tab.locator("html[data-has-hydrated=true]").waitFor({ state: "attached" });
};

/** Types as a person does, over what is there. */
export const type = async (field: Locator, text: string): Promise<void> => {
  await field.click();
  await field.press("ControlOrMeta+a");
  await field.pressSequentially(text);
};

export const unless = (holds: boolean, problem: string): string | undefined => (holds ? undefined : problem);
