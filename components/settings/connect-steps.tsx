import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Snippet } from "@/components/ui/snippet";
import type { ConnectStep } from "@/lib/views/settings/connect-steps/connect-step";
import styles from "./connect-steps.module.css";

type Props = { readonly steps: readonly ConnectStep[] };

/** What to do in the other system, in order: fields to fill in and texts to paste, each with a button to copy it. */
export function ConnectSteps({ steps }: Props): ReactNode {
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.title}>
          <div className={styles.step}>
            <h3>{step.title}</h3>
            <p>{step.text}</p>
            {step.values !== undefined && <Values values={step.values} />}
            {step.code !== undefined && <Snippet code={step.code.text} title={step.code.title} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Values({ values }: { readonly values: NonNullable<ConnectStep["values"]> }): ReactNode {
  return (
    <dl className={styles.values}>
      {values.map(({ name, value, choose = false }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{choose ? value : <code>{value}</code>}</dd>
          {!choose && (
            <dd>
              <CopyButton text={value} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
