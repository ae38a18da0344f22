import Link from "next/link";
import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import { SYSTEM_GROUPS } from "@/lib/domain/system";
import { connectHref } from "@/lib/urls/connect";
import { connectSystemHref } from "@/lib/urls/connection";
import styles from "./system-choice.module.css";

/** Every system that can be connected, by what it is for; each is a link to its form. */
export function SystemChoice(): ReactNode {
  return (
    <div className={styles.groups}>
      {SYSTEM_GROUPS.map(({ title, systems }, place) => (
        <Section key={title} title={title} plain={place === 0}>
          <ul className={styles.list}>
            {systems.map(({ source, label, tells }) => (
              <Choice key={source} href={connectSystemHref(source)} label={label} tells={tells} />
            ))}
            {place === SYSTEM_GROUPS.length - 1 && (
              <Choice
                href={connectHref({ way: "shell" })}
                label="Jenkins and any other pipeline"
                tells="One call at the end of a deploy step, with a token instead of a webhook."
              />
            )}
          </ul>
        </Section>
      ))}
    </div>
  );
}

function Choice({ href, label, tells }: { readonly href: string; readonly label: string; readonly tells: string }): ReactNode {
  return (
    <li>
      <Link href={href}>
        <b>{label}</b>
        <span>{tells}</span>
      </Link>
    </li>
  );
}
