import Link from "next/link";
import { VerdictMark } from "@/components/ui/verdict-mark";
import type { Step } from "@/lib/views/connect/steps";
import styles from "./steps.module.css";

const LOOK = {
  done: { icon: "ring-tick", tone: "good", word: "Done" },
  current: { icon: "ring-half", tone: "live", word: "Next" },
  waiting: { icon: "ring-question", tone: "none", word: "Later" },
} as const;

/** How far the installation has come: five steps, the open one underlined. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className={styles.steps} aria-label="First steps">
      {steps.map((step) => (
        <li key={step.title} aria-current={step.state === "current" ? "step" : undefined} title={LOOK[step.state].word}>
          <VerdictMark icon={LOOK[step.state].icon} tone={LOOK[step.state].tone}>
            {step.title}
          </VerdictMark>
          <p>
            {step.sentence} {step.href !== null && <Link href={step.href}>Open it</Link>}
          </p>
        </li>
      ))}
    </ol>
  );
}
