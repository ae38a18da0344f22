import Link from "next/link";
import type { ReactNode } from "react";
import type { ButtonTone } from "./button";
import styles from "./button.module.css";
import { Icon, type IconName } from "./icon";

type Props = {
  readonly href: string;
  readonly children: ReactNode;
  readonly tone?: ButtonTone;
  readonly icon?: IconName;
  /** For files: the browser saves instead of opening, and nothing is prefetched. */
  readonly download?: boolean;
};

/** A link that looks like a button: it goes somewhere, and what it shows is in its address. */
export function LinkButton({ href, children, tone = "default", icon, download = false }: Props): ReactNode {
  const shared = { href, className: styles.button, "data-tone": tone };
  const content = (
    <>
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </>
  );
  return download ? (
    <a {...shared} download>
      {content}
    </a>
  ) : (
    <Link {...shared}>{content}</Link>
  );
}
