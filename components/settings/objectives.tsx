import type { ReactNode } from "react";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { Section } from "@/components/ui/section";
import { formatPlural } from "@/lib/charts/format";
import type { ObjectivesModel } from "@/lib/views/settings/objectives";
import { ObjectiveForm } from "./objective-form";
import type { ObjectiveAction } from "./objective-state";
import { ObjectiveTable } from "./objective-table";
import type { SettingsAction } from "./settings-action";
import { SettingsFrame } from "./settings-frame";

type Props = { readonly model: ObjectivesModel; readonly save: ObjectiveAction; readonly remove: SettingsAction };

/** What services promise, how that stands, and the form for another promise. */
export function Objectives({ model, save, remove }: Props): ReactNode {
  const { lines, mayChange, edited, places } = model;
  const canAdd = mayChange && (places.length > 0 || edited !== null);
  return (
    <SettingsFrame
      current="objectives"
      sentence={sentenceOf(model)}
      {...(canAdd ? { aside: <ObjectiveForm key={edited?.id ?? "new"} model={model} action={save} /> } : {})}
    >
      <Section
        title="Objectives"
        note={
          lines.length === 0 ? undefined : "A budget is what may go wrong before the promise is broken. Burn 1 spends it in its window."
        }
        plain
      >
        {lines.length === 0 ? <None hasPlaces={places.length > 0} /> : <ObjectiveTable model={model} action={mayChange ? remove : null} />}
      </Section>
      <Section title="When somebody is told">
        <p>
          A fast burn (14.4 times in an hour and in five minutes) and a slow one (6 times in six hours and in thirty minutes) open an
          incident, or join the one that is open for the service. A steady burn (once in three days and in six hours) is shown here and on
          the service’s page only. Fewer than five bad requests ring nowhere.
        </p>
      </Section>
    </SettingsFrame>
  );
}

function None({ hasPlaces }: { readonly hasPlaces: boolean }): ReactNode {
  return (
    <PanelMessage because="never" title="Nothing is promised yet">
      {hasPlaces
        ? "Say what share of requests shall succeed, or be quick. Before you save it, Wake tries it on the last 28 days."
        : "An objective needs a service that sends its requests; none does so far."}
    </PanelMessage>
  );
}

function sentenceOf({ lines }: ObjectivesModel): string {
  if (lines.length === 0) return "What services promise their users, and how fast that is used up.";
  const burning = lines.filter(({ standing }) => standing === "fast" || standing === "slow" || standing === "ticket").length;
  const spent = lines.filter(({ standing }) => standing === "spent").length;
  const rest = spent === 0 ? "" : ` ${formatPlural(spent, "budget is spent", "budgets are spent")}.`;
  return `${formatPlural(lines.length, "objective")}; ${burning === 0 ? "none burns too fast" : `${burning} of them ${burning === 1 ? "burns" : "burn"} too fast`}.${rest}`;
}
