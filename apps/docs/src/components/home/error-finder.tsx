import type { ReactNode } from "react";
import { FindBox } from "../find/find-box.tsx";

/** For people who come with a log line at night: it leads to the page that explains it, or to the decoder. */
export const ErrorFinder = (): ReactNode => (
  <FindBox label="Came from an error?" placeholder="FORBIDDEN, 429, or the whole message" action="/errors" />
);
