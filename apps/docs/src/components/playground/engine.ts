// One part of the page that is loaded when the rest is already shown.
export { outcomeOf } from "./outcome.ts";
export { setupOfFragment } from "./read-link.ts";
