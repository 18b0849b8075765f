/** What a page is opened with, where it is the answer to something that was typed. */
export interface AnswerState {
  readonly isAnswer?: boolean;
  /** A text without secrets. */
  readonly text?: string;
}

const focus = (element: HTMLElement): void => {
  const hadIndex = element.hasAttribute("tabindex");
  if (!hadIndex) element.setAttribute("tabindex", "-1");
  element.focus();
  if (!hadIndex) element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
};

interface Visit {
  readonly hash: string;
  readonly state?: unknown;
}

/** The keyboard goes on at the heading of the page, or of its part, to which Enter led. Docusaurus calls it. */
export const onRouteDidUpdate = ({ location }: { readonly location: Visit }): void => {
  if (!(location.state as AnswerState | undefined)?.isAnswer) return;
  // Docusaurus moves the focus to the top of the page first.
  setTimeout(() => {
    const part = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    const heading = part ?? document.querySelector<HTMLElement>("main h1");
    // A field of the page itself may have taken it.
    if (heading && !document.activeElement?.matches("main :is(input, textarea)")) focus(heading);
  });
};
