import type { ReactNode } from "react";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { Section } from "@/components/ui/section";
import type { NotificationsModel } from "@/lib/views/settings/notifications";
import { MessageTable } from "./message-table";
import { NewReceiverForm } from "./new-receiver-form";
import { type ReceiverActions, ReceiverTable } from "./receiver-table";
import type { AddReceiver, SettingsAction } from "./settings-action";
import { SettingsFrame } from "./settings-frame";
import styles from "./settings-frame.module.css";

type Props = {
  readonly model: NotificationsModel;
  readonly actions: ReceiverActions & { readonly addReceiver: AddReceiver; readonly retry: SettingsAction };
};

/** Who is told when something goes wrong, and what they were told. */
export function Notifications({ model: { receivers, messages, timezone, hasLinks }, actions }: Props): ReactNode {
  return (
    <SettingsFrame
      current="notifications"
      sentence="Wake tells a channel or a webhook when a release does harm, and how it ended: one message a story, nothing in between."
      aside={<NewReceiverForm action={actions.addReceiver} />}
    >
      <Section title="Receivers" note="Addresses and secrets are stored sealed." plain>
        {receivers.length === 0 ? (
          <PanelMessage because="never" title="Nobody is told yet">
            Add a Slack channel or a webhook. A service that does well sends no messages.
          </PanelMessage>
        ) : (
          <ReceiverTable rows={receivers} timezone={timezone} actions={actions} />
        )}
        {!hasLinks && receivers.length > 0 && (
          <p className={styles.note}>
            Messages hold no links yet: set <code>WAKE_URL</code> to the address where people open Wake.
          </p>
        )}
      </Section>
      {messages.length > 0 && (
        <Section title="Latest messages" note={`Times in ${timezone}`}>
          <MessageTable rows={messages} timezone={timezone} retry={actions.retry} />
        </Section>
      )}
    </SettingsFrame>
  );
}
