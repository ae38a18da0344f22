"use client";

import { type ReactNode, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import styles from "./entry.module.css";
import { providerAddress } from "./provider-sign-in";

type Props = { readonly provider: string; readonly returnPath: string };

/** Signs in through the configured OpenID Connect provider. */
export function ProviderButton({ provider, returnPath }: Props): ReactNode {
  const [failed, setFailed] = useState(false);
  const [leaving, startLeaving] = useTransition();
  const leave = (): void =>
    startLeaving(async () => {
      try {
        location.assign(await providerAddress(returnPath));
      } catch {
        setFailed(true);
      }
    });
  return (
    <div className={styles.form}>
      {failed && <FormError message={`${provider} cannot be reached.`} fix="Try again, or sign in with a password." />}
      <Button onClick={leave} disabled={leaving}>
        {`Sign in with ${provider}`}
      </Button>
    </div>
  );
}
