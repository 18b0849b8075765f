import CodeBlock from "@theme/CodeBlock";
import TabItem from "@theme/TabItem";
import Tabs from "@theme/Tabs";
import type { ReactNode } from "react";
import type { Handling } from "../../../generate/handling.ts";
import styles from "./error-page.module.css";

/** Without a script no tab can be chosen: then all of them are open, each under its name. */
const openWithoutScript = '[role="tabpanel"][hidden]{display:block!important}[role="tablist"]{display:none}';

/** The fix in code: a tab for each runtime, and for curl. */
export const FixTabs = ({ handling }: { readonly handling: Handling }): ReactNode => (
  <>
    <noscript>
      <style>{openWithoutScript}</style>
    </noscript>
    <Tabs groupId="runtime" queryString className={styles.tabs ?? ""}>
      {Object.entries(handling).map(([place, fixes]) => (
        <TabItem key={place} value={place} label={place}>
          <noscript>
            <p>
              <strong>{place}</strong>
            </p>
          </noscript>
          {fixes.map(({ language, text }) => (
            <CodeBlock key={text} language={language === "sh" ? "bash" : language}>
              {text.trimEnd()}
            </CodeBlock>
          ))}
        </TabItem>
      ))}
    </Tabs>
  </>
);
