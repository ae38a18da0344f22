import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import styles from "./decide.module.css";
import type { DecideAction } from "./decide-action";
import { DecideForm } from "./decide-form";
import { NameForm } from "./name-form";
import type { ToldModel } from "./told-model";

type Props = { readonly model: ToldModel; readonly decide: DecideAction };

/** That nobody announced this version, or this configuration of it, and for members the ways to say what it was. */
export function UnrecordedSection({ model: { deployment, told, timezone }, decide }: Props) {
  const seenAt = deployment.startedAt ?? deployment.occurredAt;
  return (
    <div className={styles.unrecorded}>
      <Section title="An unrecorded change" note={deployment.title ?? undefined} plain>
        <p className={styles.lead}>
          Nobody announced this {deployment.configHash === null ? "version" : `configuration (hash ${deployment.configHash})`}: telemetry
          first showed it <Time at={seenAt} zone={timezone} />.
          {deployment.title === null && " Until somebody says what it was, it has no name, no author and no changes."}
        </p>
        {told.mayDecide && (
          <div className={styles.deciding}>
            <NameForm deployment={deployment.id} title={deployment.title} action={decide} />
            <DecideForm
              trigger="Not a change"
              title={`Is ${deployment.configHash === null ? deployment.version : "this configuration"} no change?`}
              confirm="It is not a change"
              action={decide}
              fields={{ kind: "dismissed", deployment: deployment.id }}
            >
              It is no longer listed, judged or counted. You can take that back under Releases, never announced.
            </DecideForm>
          </div>
        )}
      </Section>
    </div>
  );
}
