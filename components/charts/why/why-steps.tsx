import Link from "next/link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { WhyStep } from "@/lib/charts/why/model";
import type { WhyState } from "./why-state";
import styles from "./why-steps.module.css";

type Props = { readonly steps: readonly WhyStep[]; readonly hrefOf: (state: WhyState) => string };

/** From everything that was there to what makes the number: totals with a bar, what is taken away with its reason and its rows. */
export function WhySteps({ steps, hrefOf }: Props) {
  if (steps.length === 0) return null;
  return (
    <section className={styles.steps}>
      <h3>From events to the number</h3>
      <ul>
        {steps.map((step) => (
          <li key={`${step.kind} ${step.text}`} data-kind={step.kind}>
            <span className={styles.count}>{step.kind === "out" ? `\u2212${step.count}` : step.count}</span>
            <span>
              {step.text} {step.note !== null && <small>{step.note}</small>}
            </span>
            <span className={styles.end}>
              {step.percent !== null && (
                <span className={styles.track} aria-hidden="true">
                  <span className={styles.bar} style={{ width: `${step.percent}%` }} />
                </span>
              )}
              {step.rows !== undefined && (
                <Link
                  className={styles.rows}
                  href={hrefOf({ of: step.rows.of, page: 1 })}
                  scroll={false}
                  aria-current={step.rows.current ? "true" : undefined}
                >
                  rows<VisuallyHidden>{`: ${step.text}`}</VisuallyHidden>
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
