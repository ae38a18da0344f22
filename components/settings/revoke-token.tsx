import type { ReactNode } from "react";
import { ConfirmForm } from "./confirm-form";
import type { SettingsAction } from "./settings-action";

type Props = { readonly id: string; readonly name: string; readonly prefix: string; readonly action: SettingsAction };

/** Ends a token after asking. */
export function RevokeToken({ id, name, prefix, action }: Props): ReactNode {
  return (
    <ConfirmForm trigger="Revoke" title={`Revoke “${name}”?`} confirm="Revoke the token" tone="danger" action={action} fields={{ id }}>
      Whatever sends with <code>{prefix}…</code> is refused within five seconds, and shows up as refused on the Connect page. This cannot be
      undone.
    </ConfirmForm>
  );
}
