import Link from "@docusaurus/Link";
import { Fragment, type ReactNode } from "react";
import { finderRows } from "../../find/finder-rows.ts";
import { DecoderLink } from "../find/decoder-link.tsx";
import type { Answered } from "../find/use-answer.ts";

/** What the finder says above its table: how many codes fit, or what may be meant instead. */
export const FinderNote = ({ text, answer }: Answered): ReactNode => {
  const { codes, nearest, better } = finderRows(answer);
  const decoder = <DecoderLink masked={answer.masked}>read it in the decoder</DecoderLink>;
  if (codes && better)
    return (
      <>
        <Link to={better.path}>{better.page.title}</Link> fits best. These errors have to do with it:
      </>
    );
  if (codes) return codes.length === 1 ? "1 error fits." : `${codes.length} errors fit, the best first.`;
  const shown = answer.isPasted ? "the pasted text" : `“${text.trim()}”`;
  return (
    <>
      No error of this project fits {shown}.{" "}
      {nearest.length > 0 && (
        <>
          Nearest:{" "}
          {nearest.map(({ path, page }, place) => (
            <Fragment key={path}>
              {place > 0 && ", "}
              <Link to={path}>{page.code ?? page.title}</Link>
            </Fragment>
          ))}
          .{" "}
        </>
      )}
      If it is part of a message, {decoder}. All errors:
    </>
  );
};
