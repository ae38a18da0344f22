import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { type Account, initialsOf } from "./account";
import styles from "./account-menu.module.css";
import { AccountPanel } from "./account-panel";
import type { SignOut } from "./sign-out";
import type { ChooseTheme, Theme } from "./theme";

type Props = { readonly account: Account; readonly theme: Theme; readonly chooseTheme: ChooseTheme; readonly signOut: SignOut };

/** Who is signed in, behind their initials: name, role, appearance, and the way out. */
export function AccountMenu({ account, theme, chooseTheme, signOut }: Props): ReactNode {
  return (
    <Disclosure
      className={styles.menu}
      summaryClassName={styles.initials}
      summary={
        <>
          <VisuallyHidden>{`Account: ${account.name}, `}</VisuallyHidden>
          {initialsOf(account.name)}
        </>
      }
    >
      <div className={styles.sheet}>
        <AccountPanel account={account} theme={theme} chooseTheme={chooseTheme} signOut={signOut} />
      </div>
    </Disclosure>
  );
}
