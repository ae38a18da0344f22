import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { PageMessage } from "@/components/ui/page-message";
import type { LinkPurpose } from "@/lib/services/setup/link-purpose";
import { Entry } from "./entry";
import type { FormAction } from "./form-action";
import { NewPersonForm } from "./new-person-form";

type Props = {
  readonly purpose: LinkPurpose;
  readonly secret: string;
  readonly actions: { readonly makeFirstAdmin: FormAction; readonly choosePassword: FormAction };
};

/** The page of a one-time link. */
export function Setup({ purpose, secret, actions }: Props): ReactNode {
  if (purpose.kind === "ended")
    return (
      <main id="main">
        <PageMessage icon="clock" title="This link has ended" actions={<LinkButton href="/sign-in">Sign in</LinkButton>}>
          <p>It works once, and for a day. Ask an admin for a new one; while there is no admin, start Wake again and it prints another.</p>
        </PageMessage>
      </main>
    );
  if (purpose.kind === "first-admin")
    return (
      <Entry title="Create the first admin" sentence="Admins add people and make tokens. This link works once.">
        <NewPersonForm action={actions.makeFirstAdmin} secret={secret} person={null} />
      </Entry>
    );
  return (
    <Entry title={`Welcome, ${purpose.name}`} sentence="Choose a password. This link works once.">
      <NewPersonForm action={actions.choosePassword} secret={secret} person={{ email: purpose.email }} />
    </Entry>
  );
}
