import type { ComponentProps, ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { Icon } from "@/components/ui/icon";
import { AccountPanel } from "./account-panel";
import { MainNav } from "./main-nav";
import type { NavItem } from "./nav-item";
import styles from "./phone-menu.module.css";

type Props = ComponentProps<typeof AccountPanel> & { readonly items: readonly NavItem[] };

/** Navigation and account on a phone, under one button; it opens without scripts too. */
export function PhoneMenu({ items, ...account }: Props): ReactNode {
  return (
    <Disclosure className={styles.menu} summaryClassName={styles.burger} label="Menu" summary={<Icon name="menu" size={16} />}>
      <div className={styles.sheet}>
        <MainNav items={items} layout="list" />
        <AccountPanel {...account} />
      </div>
    </Disclosure>
  );
}
