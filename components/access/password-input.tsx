"use client";

import { type ReactNode, useState } from "react";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Input } from "@/components/ui/form/input";
import styles from "./entry.module.css";

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** Tells password managers whether to fill one in or to offer a new one. */
  readonly kind: "current" | "new";
};

/** A password, hidden until its reader wants to see what they typed. */
export function PasswordInput({ label, hint, error, kind }: Props): ReactNode {
  const [shown, setShown] = useState(false);
  return (
    <div className={styles.password}>
      <Input
        label={label}
        hint={hint}
        error={error}
        name="password"
        type={shown ? "text" : "password"}
        autoComplete={`${kind}-password`}
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <Checkbox label="Show the password" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
    </div>
  );
}
