import type { ReactNode } from "react";
import { PageHead } from "@/components/ui/page-head";
import { TabLinks } from "@/components/ui/tab-links";
import { SETTINGS_SECTIONS, type SettingsSection } from "@/lib/urls/settings";
import styles from "./settings-frame.module.css";

type Props = {
  readonly current: SettingsSection;
  /** What this section is for, in one sentence. */
  readonly sentence: string;
  /** What stands beside the list: the form that adds to it. Left out, the list has the whole width. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/** One section of the settings: its list, and beside it the form that adds to the list if there is one. */
export function SettingsFrame({ current, sentence, aside, children }: Props): ReactNode {
  const tabs = SETTINGS_SECTIONS.map(({ id, label, href }) => ({ label, href, current: id === current }));
  return (
    <>
      <PageHead title="Settings" sentence={sentence} />
      <div className={styles.tabs}>
        <TabLinks label="Settings" tabs={tabs} />
      </div>
      <div className={styles.columns} data-whole={aside === undefined || undefined}>
        <div className={styles.list}>{children}</div>
        {aside !== undefined && <aside className={styles.aside}>{aside}</aside>}
      </div>
    </>
  );
}
