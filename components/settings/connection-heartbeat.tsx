import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import type { ConnectionModel } from "@/lib/views/settings/connection-page";
import { AttemptTable } from "./attempt-table";
import styles from "./connection.module.css";

/** The latest calls to a connection's address: refused ones first, with the reason and the way to fix it. */
export function ConnectionHeartbeat({ model: { attempts, now, timezone } }: { readonly model: ConnectionModel }): ReactNode {
  const calls = [...attempts.refused, ...attempts.taken];
  return (
    <Section title="Heartbeat" note="What knocked in the last 24 hours, refused calls first.">
      {calls.length > 0 ? (
        <AttemptTable caption="Calls, refused ones first" attempts={calls} now={now} zone={timezone} />
      ) : (
        <p className={styles.quiet}>Nothing has knocked. A call appears here within seconds.</p>
      )}
    </Section>
  );
}
