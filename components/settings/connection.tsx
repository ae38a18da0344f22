import type { ReactNode } from "react";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { formatPlural } from "@/lib/charts/format";
import type { ConnectionParams } from "@/lib/urls/connection";
import { settingsHref } from "@/lib/urls/settings";
import type { ConnectionModel } from "@/lib/views/settings/connection-page";
import { ConnectSteps } from "./connect-steps";
import styles from "./connection.module.css";
import { ConnectionHeartbeat } from "./connection-heartbeat";
import { ConnectionMark } from "./connection-mark";
import { ConnectionSecrets } from "./connection-secrets";
import { ConnectionSettingsForm } from "./connection-settings-form";
import { ConnectionUpkeep } from "./connection-upkeep";
import { ConnectionWords } from "./connection-words";
import { DeliverySection } from "./delivery-section";
import { IgnoredTable } from "./ignored-table";
import type { MakeSecret, SettingsAction } from "./settings-action";

export type ConnectionVerbs = {
  readonly [Verb in "map" | "unmap" | "save" | "endSecret" | "setDisabled" | "remove" | "replay"]: SettingsAction;
} & { readonly renewSecret: MakeSecret };

type Props = { readonly model: ConnectionModel; readonly params: ConnectionParams; readonly actions: ConnectionVerbs };

/** One connected system: what needs somebody, then whether it is heard, what it sent, and beside it how it is set up. */
export function Connection({ model, params, actions }: Props): ReactNode {
  const { id, name, system, address, state, ignored, now, timezone, settings } = model;
  return (
    <>
      <PageHead
        title={name}
        crumb={{ label: "Sources", href: settingsHref("sources") }}
        marks={<ConnectionMark state={state} pill />}
        sentence={sentenceOf(model)}
        facts={
          <>
            <span>{system}</span>
            <span className={styles.topic}>{address}</span>
          </>
        }
      />
      <div className={styles.columns}>
        <div className={styles.main}>
          <ConnectionWords model={model} actions={actions} />
          <ConnectionHeartbeat model={model} />
          <DeliverySection model={model} params={params} />
          {ignored.length > 0 && (
            <Section title="Ignored" note="Understood, and of no use here. Leave out at the sender what you like.">
              <IgnoredTable rows={ignored} now={now} zone={timezone} />
            </Section>
          )}
          <HowTo model={model} />
        </div>
        <aside className={styles.main} aria-label="Set-up">
          <ConnectionSecrets model={model} actions={actions} />
          <Section title="Settings">
            <ConnectionSettingsForm key={settings.workflows} connection={id} name={name} settings={settings} action={actions.save} />
          </Section>
          <ConnectionUpkeep model={model} actions={actions} />
        </aside>
      </div>
    </>
  );
}

function sentenceOf({ counts, attempts, unmapped, lastSeenAt }: ConnectionModel): string {
  const taken = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const refused = attempts.refused.reduce((sum, { count }) => sum + count, 0);
  if (lastSeenAt === null && refused === 0) return "Nothing has called this address yet.";
  const said = [`${formatPlural(taken, "call")} taken in the last 24 hours, ${formatPlural(refused, "call")} refused`];
  if (unmapped.length > 0) said.push(`${formatPlural(unmapped.length, "word")} to map`);
  return `${said.join("; ")}.`;
}

/** What to do in the other system; folded away once it has called. */
function HowTo({ model: { system, steps, lastSeenAt } }: { readonly model: ConnectionModel }): ReactNode {
  return (
    <Section title={`In ${system}`} note="A secret is shown only when it is made.">
      <details className={styles.more} open={lastSeenAt === null}>
        <summary>What to do there</summary>
        <ConnectSteps steps={steps} />
      </details>
    </Section>
  );
}
