import { Time } from "@/components/ui/time";
import { VerdictMark } from "@/components/ui/verdict-mark";
import { formatCount } from "@/lib/charts/format";
import type { ConnectModel } from "@/lib/views/connect/connect";
import styles from "./attempt-list.module.css";

type Attempt = ConnectModel["refused"][number];

const OUTCOMES = {
  accepted: { icon: "check", tone: "good", word: "Accepted" },
  duplicate: { icon: "sheets", tone: "none", word: "Duplicate" },
  ignored: { icon: "ring-question", tone: "none", word: "Ignored" },
  refused: { icon: "close", tone: "bad", word: "Refused" },
} as const;

const lookOf = (outcome: string) =>
  OUTCOMES[Object.keys(OUTCOMES).find((known) => known === outcome) as keyof typeof OUTCOMES] ?? OUTCOMES.ignored;

/** Calls, the newest first: when, how it ended, and in words what was sent or what was wrong with it. */
export function AttemptList({ attempts, zone }: { attempts: readonly Attempt[]; zone: string }) {
  return (
    <ol className={styles.attempts}>
      {attempts.map((attempt) => {
        const look = lookOf(attempt.outcome);
        return (
          <li key={`${attempt.at.getTime()} ${attempt.endpoint} ${attempt.detail}`}>
            <Time at={attempt.at} zone={zone} show="clock" />
            <div>
              <VerdictMark icon={look.icon} tone={look.tone}>
                {look.word}
              </VerdictMark>
              <small>{attempt.status}</small>
            </div>
            <div>
              <p>
                <b>{attempt.detail}</b> {attempt.fix}
              </p>
              <p className={styles.call}>
                <code>{attempt.endpoint}</code> {attempt.token ?? "unknown token"}
                {attempt.count > 1 && `, ${formatCount(attempt.count)} times`}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
