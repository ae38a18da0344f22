import Link from "next/link";
import type { ReactNode } from "react";
import { ObjectiveMark } from "@/components/charts/objective-mark";
import { Spark } from "@/components/charts/spark";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { objectivesHref } from "@/lib/urls/objectives";
import type { ServiceModel } from "@/lib/views/service/service";
import { AlertTable } from "./alert-table";
import { BurnTable } from "./burn-table";
import styles from "./objectives.module.css";

type Props = { readonly model: Pick<ServiceModel, "objectives" | "name" | "environment" | "timezone"> };
type Line = ServiceModel["objectives"][number];

/** What a service promises in an environment, what is left of its budgets, how fast they burn, and when they rang. */
export function Objectives({ model: { objectives, name, environment, timezone } }: Props): ReactNode {
  const add = <LinkButton href={objectivesHref({ service: name, environment })}>Add an objective</LinkButton>;
  if (objectives.length === 0)
    return (
      <Section title="Objectives" tools={add}>
        <p className={styles.promise}>Nothing is promised in {environment} yet, so no budget can burn.</p>
      </Section>
    );
  return (
    <Section title="Objectives" note="As of now, each over its own window." tools={add} id="objectives">
      <div className={styles.objectives}>
        {objectives.map((line) => (
          <Standing key={line.objective.id} line={line} zone={timezone} />
        ))}
      </div>
    </Section>
  );
}

function Standing({ line, zone }: { readonly line: Line; readonly zone: string }): ReactNode {
  const { objective, promise, standing, budget, runway, spark, windows, alerts } = line;
  return (
    <article className={styles.objective} aria-label={objective.name}>
      <div className={styles.head}>
        <h3>{objective.name}</h3>
        <ObjectiveMark standing={standing} />
        <Link href={objectivesHref({ edit: objective.id })} aria-label={`Change ${objective.name}`}>
          Change
        </Link>
      </div>
      <p className={styles.promise}>{promise}.</p>
      <div className={styles.budget}>
        {spark !== null && <Spark spark={spark} />}
        <p>
          <strong>{budget === null ? "No request came, so nothing is known." : `Budget left: ${budget}.`}</strong>
          {runway !== null && ` ${runway}`}
        </p>
      </div>
      <BurnTable name={objective.name} windows={windows} />
      {alerts.length > 0 && <AlertTable name={objective.name} alerts={alerts} zone={zone} />}
    </article>
  );
}
