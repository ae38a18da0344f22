import type { ReactNode } from "react";
import type { PersonRow } from "@/lib/views/settings/people";
import { ConfirmForm } from "./confirm-form";
import { RenewLink } from "./renew-link";
import type { MakeLink, SettingsAction } from "./settings-action";
import styles from "./settings-frame.module.css";

type Props = { readonly person: PersonRow; readonly actions: PersonVerbs };

export type PersonVerbs = {
  readonly renewLink: MakeLink;
  readonly setAccess: SettingsAction;
  readonly signOutEverywhere: SettingsAction;
};

/** What an admin may do with a person: send a new link, shut them out, let them in again; with themselves: sign out everywhere. */
export function PersonActions({ person: { id, name, state, isYou }, actions }: Props): ReactNode {
  if (state === "disabled")
    return (
      <ConfirmForm
        trigger="Let in"
        title={`Let ${name} in again?`}
        confirm="Let in"
        action={actions.setAccess}
        fields={{ id, access: "open" }}
      >
        They can sign in with the role they have.
      </ConfirmForm>
    );
  return (
    <div className={`${styles.row} ${styles.end}`}>
      <RenewLink id={id} name={name} action={actions.renewLink} />
      {isYou ? (
        <ConfirmForm
          trigger="Sign out everywhere"
          title="Sign out everywhere?"
          confirm="Sign out everywhere"
          action={actions.signOutEverywhere}
          fields={{}}
        >
          Every browser in which you are signed in, this one included, has to sign in again.
        </ConfirmForm>
      ) : (
        <ConfirmForm
          trigger="Shut out"
          title={`Shut ${name} out?`}
          confirm="Shut out"
          tone="danger"
          action={actions.setAccess}
          fields={{ id, access: "closed" }}
        >
          They are signed out everywhere at once. What they did stays, under their name.
        </ConfirmForm>
      )}
    </div>
  );
}
