import Link from "next/link";
import type { ReactNode } from "react";
import type { Account } from "./account";
import { AccountMenu } from "./account-menu";
import { BrandMark } from "./brand-mark";
import { MainNav } from "./main-nav";
import type { NavItem } from "./nav-item";
import { PhoneMenu } from "./phone-menu";
import type { SignOut } from "./sign-out";
import type { ChooseTheme, Theme } from "./theme";
import styles from "./top-bar.module.css";

type Props = {
  /** The company's name; null until somebody gave it. */
  readonly workspace: string | null;
  /** Only pages that exist. */
  readonly items: readonly NavItem[];
  readonly account: Account;
  readonly theme: Theme;
  readonly chooseTheme: ChooseTheme;
  readonly signOut: SignOut;
  /** How fresh the page is. */
  readonly status?: ReactNode;
};

/** The bar above every page: where you are, how fresh it is, who you are. */
export function TopBar({ workspace, items, account, theme, chooseTheme, signOut, status }: Props): ReactNode {
  return (
    <header className={styles.bar}>
      <Link href="/" className={styles.home} aria-label="Wake, home">
        <BrandMark />
      </Link>
      {workspace !== null && <span className={styles.workspace}>{workspace}</span>}
      <MainNav items={items} layout="bar" />
      <div className={styles.end}>
        {status}
        <div className={styles.account}>
          <AccountMenu account={account} theme={theme} chooseTheme={chooseTheme} signOut={signOut} />
        </div>
        <PhoneMenu items={items} account={account} theme={theme} chooseTheme={chooseTheme} signOut={signOut} />
      </div>
    </header>
  );
}
