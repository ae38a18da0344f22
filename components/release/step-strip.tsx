import { Icon, type IconName } from "@/components/ui/icon";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { formatPlural } from "@/lib/charts/format";
import type { ReleaseStep } from "@/lib/views/release/steps";
import styles from "./step-strip.module.css";

type Props = { readonly steps: readonly ReleaseStep[]; readonly zone: string };

const ICONS: Readonly<Record<ReleaseStep["kind"], IconName>> = {
  merged: "check",
  approval: "person",
  started: "play",
  deployed: "flag",
  undone: "return",
  followed: "arrow-right",
  incident: "bolt",
  word: "person",
};

/** What happened to a release, one thing after the other: merged, approved, deployed, ended, and what people said of it. */
export function StepStrip({ steps, zone }: Props) {
  if (steps.length === 0) return null;
  return (
    <Section title="Approvals, roll-out and decisions" note={`${formatPlural(steps.length, "entry", "entries")}, in order.`}>
      <ol className={styles.strip}>
        {steps.map((step) => (
          <li key={`${step.kind} ${step.id}`} data-bad={step.bad || undefined}>
            <span className={styles.mark}>
              <Icon name={ICONS[step.kind]} />
            </span>
            <b>{step.word}</b>
            {step.at === null ? <span>time not told</span> : <Time at={step.at} zone={zone} />}
            {step.note !== null && <span className={styles.note}>{step.note}</span>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
