import { Section } from "@/components/ui/section";
import { formatPlural } from "@/lib/charts/format";
import type { DecideAction } from "./decide-action";
import { JoinForm } from "./join-form";
import { TellerTable } from "./teller-table";
import type { ToldModel } from "./told-model";

type Props = { readonly model: ToldModel; readonly decide: DecideAction };

/** Who told of the deployment on the page, each with its own times, and what a person can put right. */
export function ToldSection({ model, decide }: Props) {
  return (
    <Section title="Who told of it" note={noteOf(model)} tools={<JoinForm model={model} decide={decide} />}>
      <TellerTable model={model} decide={decide} />
    </Section>
  );
}

function noteOf({ told, deployment }: ToldModel): string {
  if (!deployment.recorded) return "Only telemetry.";
  if (told.tellers.length === 1) return "One source.";
  return `${formatPlural(told.tellers.length, "source")} mean the same deployment; of each fact the word that counts most is shown.`;
}
