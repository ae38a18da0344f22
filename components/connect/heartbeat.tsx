import { Section } from "@/components/ui/section";
import type { ConnectModel } from "@/lib/views/connect/connect";
import { AttemptList } from "./attempt-list";
import styles from "./heartbeat.module.css";
import { Pulse } from "./pulse";

/** Everything that knocked in the last minutes, refused or not; refused calls say why and what to do. */
export function Heartbeat({ model }: { model: ConnectModel }) {
  const { heartbeat, refused, timezone } = model;
  return (
    <Section
      title="Heartbeat"
      note="Everything that knocked in the last 5 min, refused or not."
      tools={<span className={styles.listening}>Listening</span>}
      plain
    >
      <Pulse heartbeat={heartbeat} zone={timezone} />
      {heartbeat.attempts.length > 0 ? (
        <AttemptList attempts={heartbeat.attempts} zone={timezone} />
      ) : (
        <p className={styles.quiet}>
          Nothing has knocked in the last 5 min. Paste the call on this page into a terminal; it appears here within seconds.
        </p>
      )}
      {heartbeat.attempts.length === 0 && refused.length > 0 && (
        <>
          <h3 className={styles.earlier}>Refused in the last day</h3>
          <AttemptList attempts={refused} zone={timezone} />
        </>
      )}
    </Section>
  );
}
