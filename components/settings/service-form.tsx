"use client";

import { type ReactNode, useActionState, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { TextArea } from "@/components/ui/form/text-area";
import { UNSENT } from "@/lib/domain/refusal";
import type { ServicesSettingsModel } from "@/lib/views/settings/services";
import type { SettingsAction } from "./settings-action";
import styles from "./settings-frame.module.css";

type Service = ServicesSettingsModel["rows"][number];
type Props = { readonly service: Service; readonly teams: readonly string[]; readonly action: SettingsAction };

/** Says whose a service is, and which code is its own. The question closes when it was taken. */
export function ServiceForm({ service, teams, action }: Props): ReactNode {
  const [round, setRound] = useState(0);
  const save: SettingsAction = async (before, form) => {
    const after = await action(before, form);
    if (after.refusal === null) setRound(round + 1);
    return after;
  };
  return (
    <div className={styles.asking}>
      <Dialog key={round} trigger="Edit" tone="quiet" title={service.name}>
        <ServiceFields service={service} teams={teams} action={save} />
      </Dialog>
    </div>
  );
}

function ServiceFields({ service: { name, team, repository, paths }, teams, action }: Props): ReactNode {
  const [{ refusal, typed }, send, sending] = useActionState(action, UNSENT);
  const list = useId();
  return (
    <form action={send} className={styles.form}>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
      <input type="hidden" name="service" value={name} />
      <Input
        label="Team"
        hint="One that is there, or a new one; empty means nobody's."
        name="team"
        defaultValue={typed["team"] ?? team ?? ""}
        error={refusal?.fields["team"]}
        list={list}
        maxLength={200}
        autoComplete="off"
      />
      <datalist id={list}>
        {teams.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <Input
        label="Repository"
        hint="Its address, such as https://github.com/acme/shop."
        name="repository"
        defaultValue={typed["repository"] ?? repository ?? ""}
        error={refusal?.fields["repository"]}
        autoComplete="off"
      />
      <TextArea
        label="Its paths"
        hint="In a repository of several services: one path a line, such as services/checkout/. Empty means all of it."
        name="paths"
        defaultValue={typed["paths"] ?? paths.join("\n")}
        error={refusal?.fields["paths"]}
      />
      <div className={styles.row}>
        <Button tone="primary" type="submit" disabled={sending}>
          {sending ? "Saving" : "Save"}
        </Button>
      </div>
    </form>
  );
}
