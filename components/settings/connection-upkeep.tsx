import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import type { ConnectionModel } from "@/lib/views/settings/connection-page";
import { ConfirmForm } from "./confirm-form";
import styles from "./connection.module.css";
import { ReplayProgress } from "./replay-progress";
import type { SettingsAction } from "./settings-action";
import frame from "./settings-frame.module.css";

type Props = {
  readonly model: ConnectionModel;
  readonly actions: { readonly replay: SettingsAction; readonly setDisabled: SettingsAction; readonly remove: SettingsAction };
};

/** What is seldom done with a connection: reading everything again, pausing it, removing it. */
export function ConnectionUpkeep({ model: { id, name, isDisabled, replay }, actions }: Props): ReactNode {
  const fields = { connection: id };
  return (
    <Section title="Upkeep">
      <div className={styles.stack}>
        {replay !== null && <ReplayProgress replay={replay} />}
        <div className={frame.row}>
          <ConfirmForm
            trigger="Read everything again"
            title="Read everything again?"
            confirm="Read it again"
            action={actions.replay}
            fields={fields}
          >
            Everything that {name} sent is read anew, in the background, as the settings are now. Nothing is counted twice.
          </ConfirmForm>
          <Pause name={name} isDisabled={isDisabled} fields={fields} action={actions.setDisabled} />
          <ConfirmForm
            trigger="Remove"
            title={`Remove ${name}?`}
            confirm="Remove the connection"
            tone="danger"
            action={actions.remove}
            fields={fields}
          >
            Its address and secrets are gone for good. What it told of stays, but can no longer be read again.
          </ConfirmForm>
        </div>
      </div>
    </Section>
  );
}

type PauseProps = {
  readonly name: string;
  readonly isDisabled: boolean;
  readonly fields: Readonly<Record<string, string>>;
  readonly action: SettingsAction;
};

/** Stops taking the calls of a connection, or takes them again. */
function Pause({ name, isDisabled, fields, action }: PauseProps): ReactNode {
  if (isDisabled)
    return (
      <ConfirmForm
        key="on"
        trigger="Enable"
        title={`Enable ${name}?`}
        confirm="Enable"
        action={action}
        fields={{ ...fields, disabled: "no" }}
      >
        Its calls are taken again from now on.
      </ConfirmForm>
    );
  return (
    <ConfirmForm
      key="off"
      trigger="Disable"
      title={`Disable ${name}?`}
      confirm="Disable"
      action={action}
      fields={{ ...fields, disabled: "yes" }}
    >
      Its calls are refused until it is enabled again. What it told of stays.
    </ConfirmForm>
  );
}
