"use client";

import { type ReactNode, useActionState, useId } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { Select } from "@/components/ui/form/select";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { UNSENT } from "@/lib/domain/refusal";
import type { NameChoices } from "@/lib/views/settings/connection-choices";
import type { UnmappedWord } from "@/lib/views/settings/unmapped-words";
import { environmentOptions, suggestedOption } from "./map-choices";
import styles from "./row-form.module.css";
import type { SettingsAction } from "./settings-action";

type Props = { readonly word: UnmappedWord; readonly choices: NameChoices; readonly action: SettingsAction };

/** Says what a sender's word means here; what it sent before is then read again. */
export function MapWordForm({ word, choices, action }: Props): ReactNode {
  const [{ refusal }, send, sending] = useActionState(action, UNSENT);
  const { connection, kind, said } = word;
  return (
    <form action={send} className={styles.form}>
      <input type="hidden" name="connection" value={connection} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="said" value={said} />
      {kind === "environment" ? (
        <Select
          label={<VisuallyHidden>{said === "" ? "What it is when none is named" : `What ${said} is`}</VisuallyHidden>}
          name="choice"
          options={environmentOptions(said, choices.environments)}
          defaultValue={suggestedOption(said)}
          required
        />
      ) : (
        <ServiceInput said={said} names={choices.services} />
      )}
      <Button type="submit" disabled={sending}>
        {sending ? "Mapping" : "Map"}
      </Button>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
    </form>
  );
}

function ServiceInput({ said, names }: { readonly said: string; readonly names: readonly string[] }): ReactNode {
  const list = useId();
  return (
    <>
      <Input
        label={<VisuallyHidden>{said === "" ? "Service when none is named" : `Service that ${said} is`}</VisuallyHidden>}
        name="choice"
        defaultValue={said}
        placeholder="Service, known or new"
        list={list}
        maxLength={200}
        autoComplete="off"
        required
      />
      <datalist id={list}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
