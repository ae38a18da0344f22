"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Select } from "@/components/ui/form/select";
import { LinkButton } from "@/components/ui/link-button";
import { UNSENT } from "@/lib/domain/refusal";
import { objectivesHref } from "@/lib/urls/objectives";
import type { ObjectivesModel } from "@/lib/views/settings/objectives";
import { ObjectiveFields } from "./objective-fields";
import type { ObjectiveAction, ObjectiveState } from "./objective-state";
import { ObjectiveTried } from "./objective-tried";
import styles from "./settings-frame.module.css";

type Props = { readonly model: ObjectivesModel; readonly action: ObjectiveAction };

/** Makes an objective or changes one; it can be tried on the past before. */
export function ObjectiveForm({ model, action }: Props): ReactNode {
  const { edited } = model;
  const [state, send, sending] = useActionState(action, { ...UNSENT, tried: null });
  const { refusal, tried } = state;
  return (
    <form action={send} className={styles.form}>
      <h2>{edited === null ? "Promise something" : `Change ${edited.name} of ${edited.service}`}</h2>
      <Place model={model} state={state} />
      <ObjectiveFields edited={edited} state={state} />
      <div className={styles.row}>
        <Button type="submit" name="verb" value="save" tone="primary" disabled={sending}>
          {edited === null ? "Save the objective" : "Save"}
        </Button>
        <Button type="submit" name="verb" value="try" disabled={sending}>
          {sending ? "Working" : "Try it on the past"}
        </Button>
        {edited !== null && <LinkButton href={objectivesHref()}>Cancel</LinkButton>}
      </div>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
      {tried !== null && <ObjectiveTried tried={tried} />}
    </form>
  );
}

/** Where it holds: chosen for a new one, settled for good for an old one. */
function Place({
  model: { edited, places, place },
  state,
}: {
  readonly model: ObjectivesModel;
  readonly state: ObjectiveState;
}): ReactNode {
  if (edited !== null)
    return (
      <>
        <input type="hidden" name="id" value={edited.id} />
        <input type="hidden" name="place" value={placeText(edited)} />
        <input type="hidden" name="kind" value={edited.kind} />
      </>
    );
  return (
    // A form is reset once it was sent, and a choice with it: to what it began with, so it begins anew with what was chosen.
    <Select
      key={state.typed["place"]}
      label="Of"
      name="place"
      options={places.map((one) => ({ value: placeText(one), label: `${one.service} in ${one.environment}` }))}
      defaultValue={state.typed["place"] ?? (place === null ? undefined : placeText(place))}
      error={state.refusal?.fields["service"] ?? state.refusal?.fields["environment"]}
    />
  );
}

const placeText = ({ service, environment }: { readonly service: string; readonly environment: string }): string =>
  JSON.stringify([service, environment]);
