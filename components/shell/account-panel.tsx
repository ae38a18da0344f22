import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Account } from "./account";
import styles from "./account-panel.module.css";
import type { SignOut } from "./sign-out";
import type { ChooseTheme, Theme } from "./theme";
import { ThemeSwitch } from "./theme-switch";

type Props = { readonly account: Account; readonly theme: Theme; readonly chooseTheme: ChooseTheme; readonly signOut: SignOut };

/** Name, address and role of who is signed in, their appearance, and signing out. */
export function AccountPanel({ account, theme, chooseTheme, signOut }: Props): ReactNode {
  return (
    <div className={styles.panel}>
      <div>
        <p className={styles.name}>{account.name}</p>
        {account.email !== null && <p className={styles.note}>{account.email}</p>}
        <p className={styles.note}>
          Role <b>{account.role}</b>
        </p>
      </div>
      <ThemeSwitch theme={theme} choose={chooseTheme} />
      <form action={signOut}>
        <Button type="submit">Sign out</Button>
      </form>
    </div>
  );
}
