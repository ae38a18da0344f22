import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import type { ConnectionModel } from "@/lib/views/settings/connection-page";
import styles from "./connection.module.css";
import { MappedTable } from "./mapped-table";
import { ReplayProgress } from "./replay-progress";
import type { SettingsAction } from "./settings-action";
import { UnmappedTable } from "./unmapped-table";

type Props = { readonly model: ConnectionModel; readonly actions: { readonly map: SettingsAction; readonly unmap: SettingsAction } };

/** Words of a sender: those that wait to be mapped first, then those that were. */
export function ConnectionWords({ model, actions }: Props): ReactNode {
  const { id, unmapped, settings, replay } = model;
  if (unmapped.length + settings.mapped.length === 0) return null;
  const isReading = replay !== null && replay.state !== "done";
  return (
    <Section title="Words to map" note="Nothing is lost: what was sent under a word is read again once it is mapped." plain>
      {isReading && <ReplayProgress replay={replay} />}
      {unmapped.length > 0 ? (
        <UnmappedTable model={model} action={actions.map} />
      ) : (
        <p className={styles.quiet}>Every word of this sender is known.</p>
      )}
      {settings.mapped.length > 0 && (
        <details className={styles.more}>
          <summary>Mapped so far</summary>
          <MappedTable connection={id} mapped={settings.mapped} action={actions.unmap} />
        </details>
      )}
    </Section>
  );
}
