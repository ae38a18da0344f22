import type { ReactNode } from "react";
import { Comparison } from "@/components/charts/delivery/comparison";
import { TrendChart } from "@/components/charts/delivery/trend-chart";
import { WhyLink } from "@/components/charts/why/why-link";
import { Section } from "@/components/ui/section";
import type { MetricSection } from "@/lib/views/delivery/metric-section";
import styles from "./metric-panel.module.css";

type Props = { readonly section: MetricSection; readonly whyHref: string; readonly children?: ReactNode };

/** One metric: the figure and what it takes to trust it, beside how it went. */
export function MetricPanel({ section, whyHref, children }: Props) {
  const { metric, name, value, change, facts, sentence, trend } = section;
  return (
    <Section title={name} id={metric}>
      <div className={styles.panel}>
        <div className={styles.figure}>
          <p className={styles.value}>
            {value.parts.map(({ number, unit }) => (
              <span key={`${number} ${unit}`}>
                <b>{number}</b>
                {unit !== "" && <span className={styles.unit}>{`\u202f${unit} `}</span>}
              </span>
            ))}
            <small>{value.kind}</small>
          </p>
          {change !== null && (
            <div className={styles.change}>
              <Comparison change={change} />
            </div>
          )}
          <dl className={styles.facts}>
            {facts.map(({ term, value: said }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{said}</dd>
              </div>
            ))}
          </dl>
          <WhyLink metric={metric} name={name} href={whyHref} />
        </div>
        {trend === null ? <p className={styles.nothing}>{sentence}</p> : <TrendChart trend={trend} />}
      </div>
      {children}
    </Section>
  );
}
