import { Checkbox } from "@/components/ui/form/checkbox";
import { ChoiceGroup } from "@/components/ui/form/choice-group";
import { stampText } from "@/components/ui/time";
import type { DecideAction } from "./decide-action";
import { DecideForm } from "./decide-form";
import type { ToldModel } from "./told-model";

type Props = { readonly model: ToldModel; readonly decide: DecideAction };

/** The way to say that this deployment and one nearby, of which other sources tell, are the same; nothing when there is none such. */
export function JoinForm({ model: { told, deployment, timezone }, decide }: Props) {
  if (!told.mayDecide || told.twins.length === 0) return null;
  return (
    <DecideForm
      key={told.twins.map(({ id }) => id).join()}
      trigger="Same as…"
      title="Which one is the same?"
      confirm="They are one"
      action={decide}
      fields={{ kind: "same", deployment: deployment.id }}
      choice={<Choice model={{ told, deployment, timezone }} />}
    >
      Their times, verdicts and changes become those of one deployment. You can separate them again.
    </DecideForm>
  );
}

function Choice({ model: { told, deployment, timezone } }: { readonly model: ToldModel }) {
  return (
    <ChoiceGroup legend={`Deployments of ${deployment.service} in ${deployment.environment} within an hour`}>
      {told.twins.map(({ id, version, at, labels }, place) => (
        <Checkbox
          key={id}
          type="radio"
          name="other"
          value={id}
          label={`${version}, told by ${labels.join(" and ")}`}
          hint={stampText(at, timezone, "full")}
          defaultChecked={place === 0}
          required
        />
      ))}
    </ChoiceGroup>
  );
}
