import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import { type Column, Table } from "@/components/ui/table";
import type { ConnectionModel } from "@/lib/views/settings/connection-page";
import { ConfirmForm } from "./confirm-form";
import styles from "./connection.module.css";
import { dayText } from "./day-text";
import { PasteSecret } from "./paste-secret";
import { RenewSecret } from "./renew-secret";
import type { MakeSecret, SettingsAction } from "./settings-action";

type Props = {
  readonly model: ConnectionModel;
  readonly actions: { readonly renewSecret: MakeSecret; readonly endSecret: SettingsAction };
};
type Secret = ConnectionModel["secrets"][number];

/** The secrets that hold, told by how they end, and a new one. */
export function ConnectionSecrets({ model: { id, system, secretMaker, secrets, timezone }, actions }: Props): ReactNode {
  const columns: readonly Column<Secret>[] = [
    { key: "hint", title: "Ends in", phone: "lead", cell: ({ hint }) => <code>{hint}</code> },
    { key: "made", title: "Since", cell: ({ createdAt }) => dayText(createdAt, timezone) },
    { key: "until", title: "Holds", cell: ({ endsAt }) => (endsAt === null ? "Until replaced" : `Until ${dayText(endsAt, timezone)}`) },
    {
      key: "do",
      title: "Change",
      align: "end",
      phone: "aside",
      cell: ({ id: secret, hint, endsAt }) =>
        endsAt !== null && (
          <ConfirmForm
            trigger="End"
            title={`End the secret ending in ${hint}?`}
            confirm="End it"
            tone="danger"
            action={actions.endSecret}
            fields={{ connection: id, secret }}
          >
            Calls that are signed with it are refused from now on.
          </ConfirmForm>
        ),
    },
  ];
  return (
    <Section title="Secrets" note="Never shown again; told by how they end." plain>
      <div className={styles.stack}>
        <Table caption="Secrets that hold, the newest first" columns={columns} rows={secrets} rowKey={(row) => row.id} />
        {secretMaker !== "wake" && <PasteSecret connection={id} system={system} action={actions.renewSecret} />}
        {secretMaker !== "sender" && <RenewSecret connection={id} action={actions.renewSecret} />}
      </div>
    </Section>
  );
}
