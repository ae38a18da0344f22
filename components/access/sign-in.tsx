import type { ReactNode } from "react";
import { PageMessage } from "@/components/ui/page-message";
import type { Refusal } from "@/lib/domain/refusal";
import type { SignInFailure, SignInParams } from "@/lib/urls/sign-in";
import type { SignInModel } from "@/lib/views/sign-in";
import { Entry } from "./entry";
import styles from "./entry.module.css";
import type { FormAction } from "./form-action";
import { ProviderButton } from "./provider-button";
import { SignInForm } from "./sign-in-form";

type Props = { readonly model: SignInModel; readonly params: SignInParams; readonly action: FormAction };

/** The sign-in page; before there is an admin, it says how to make one. */
export function SignIn({ model: { isSetUp, provider }, params: { returnPath, failure }, action }: Props): ReactNode {
  if (!isSetUp)
    return (
      <main id="main">
        <PageMessage icon="person" title="There is no admin yet">
          <p>
            Wake printed a one-time set-up link when it started. Open it to create the first admin. If it is gone or older than a day, start
            Wake again: it prints a new one.
          </p>
        </PageMessage>
      </main>
    );
  return (
    <Entry title="Sign in" sentence="See what every release leaves in its wake.">
      <SignInForm action={action} returnPath={returnPath} before={failure === null ? null : WORDS[failure]} />
      {provider !== null && (
        <>
          <p className={styles.or}>or</p>
          <ProviderButton provider={provider} returnPath={returnPath} />
        </>
      )}
    </Entry>
  );
}

const WORDS: Readonly<Record<SignInFailure, Pick<Refusal, "message" | "fix">>> = {
  "not-invited": {
    message: "Nobody has added you to this Wake.",
    fix: "Ask an admin to add the e-mail address that you sign in with; your provider must have verified it.",
  },
  wrong: { message: "The e-mail address and the password do not match.", fix: "Check both." },
  throttled: { message: "There were too many attempts.", fix: "Wait a few minutes, then try again." },
  unavailable: { message: "Signing in is not possible right now.", fix: "Try again shortly." },
  provider: { message: "The provider did not confirm who you are.", fix: "Try again, or sign in with a password." },
};
