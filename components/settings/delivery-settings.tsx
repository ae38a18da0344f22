import Link from "next/link";
import type { ReactNode } from "react";
import { FactList } from "@/components/ui/fact-list";
import { Section } from "@/components/ui/section";
import { formatPlural, formatShare } from "@/lib/charts/format";
import { settingsHref } from "@/lib/urls/settings";
import type { DeliverySettingsModel } from "@/lib/views/settings/delivery";
import { DeliverySettingsForm } from "./delivery-settings-form";
import { GoalForm } from "./goal-form";
import { GoalTable } from "./goal-table";
import { SensitivityForm } from "./sensitivity-form";
import type { SettingsAction } from "./settings-action";
import { SettingsFrame } from "./settings-frame";
import { TraceForm } from "./trace-form";

type Verbs = { readonly [Verb in "save" | "set" | "clear" | "judge" | "trace"]: SettingsAction };
type Props = { readonly model: DeliverySettingsModel; readonly actions: Verbs };

/** What the delivery metrics go by, and what they shall be. */
export function DeliverySettings({ model, actions }: Props): ReactNode {
  const { goals, mayChange, teams, services } = model;
  return (
    <SettingsFrame
      current="delivery"
      sentence="What the five delivery metrics go by. A change here is a change of every figure, past ones as well."
      {...(mayChange ? { aside: <GoalForm teams={teams} services={services} action={actions.set} /> } : {})}
    >
      <Section title="How deployments are counted" plain>
        {mayChange ? <DeliverySettingsForm model={model} action={actions.save} /> : <Facts model={model} />}
      </Section>
      <Section title="How verdicts are reached" plain>
        {mayChange ? (
          <SensitivityForm model={model} action={actions.judge} />
        ) : (
          <p>{`${model.sensitivity.label}. ${model.sensitivity.hint}`}</p>
        )}
      </Section>
      <Section title="Where traces are looked at" plain>
        {mayChange ? <TraceForm traceUrl={model.traceUrl} action={actions.trace} /> : <p>{model.traceUrl ?? "Nobody said where."}</p>}
      </Section>
      <Section
        title="Goals"
        note={goals.length === 0 ? "None is set; figures are compared with their own past." : formatPlural(goals.length, "goal")}
      >
        {goals.length > 0 && <GoalTable goals={goals} zone={model.timezone} action={mayChange ? actions.clear : null} />}
      </Section>
      <Section title="Whose changes count">
        <p>
          Changes of machines are left out of lead time unless a viewer asks for them. Which authors are machines is said under{" "}
          <Link href={`${settingsHref("services")}#bots`}>Settings, Services</Link>; which environments are production, under{" "}
          <Link href={settingsHref("environments")}>Settings, Environments</Link>.
        </p>
      </Section>
    </SettingsFrame>
  );
}

function Facts({ model: { timezone, observationHours, confidence } }: { readonly model: DeliverySettingsModel }): ReactNode {
  return (
    <FactList
      facts={[
        { term: "Calendar days of", value: timezone },
        { term: "Watched for", value: formatPlural(observationHours, "hour") },
        { term: "A cause counts from", value: formatShare(confidence) },
      ]}
    />
  );
}
