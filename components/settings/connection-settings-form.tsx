"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/form/checkbox";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { TextArea } from "@/components/ui/form/text-area";
import { UNSENT } from "@/lib/domain/refusal";
import type { SettingsForm } from "@/lib/views/settings/connection-settings";
import type { SettingsAction } from "./settings-action";
import styles from "./settings-frame.module.css";

type Props = { readonly connection: string; readonly name: string; readonly settings: SettingsForm; readonly action: SettingsAction };

/** What a connection is called and what counts as what; a change has what was sent before read again. */
export function ConnectionSettingsForm({ connection, name, settings, action }: Props): ReactNode {
  const [{ refusal, typed }, send, sending] = useActionState(action, UNSENT);
  return (
    <form action={send} className={styles.form}>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? refusal.fields["settings"]} />}
      <input type="hidden" name="connection" value={connection} />
      <Input label="Name" name="name" defaultValue={typed["name"] ?? name} error={refusal?.fields["name"]} maxLength={80} required />
      <RuleTexts settings={settings} typed={typed} />
      <RuleTicks settings={settings} />
      <div className={styles.row}>
        <Button type="submit" disabled={sending}>
          {sending ? "Saving" : "Save"}
        </Button>
      </div>
    </form>
  );
}

type TextsProps = { readonly settings: SettingsForm; readonly typed: Readonly<Record<string, string>> };

/** The rules that are written, as far as this system reads them. */
function RuleTexts({ settings, typed }: TextsProps): ReactNode {
  const { offered } = settings;
  return (
    <>
      {offered.includes("workflows") && (
        <TextArea
          label="Workflows that are deployments"
          hint="One a line: deploy.yml -> production, and behind a comma the service where it is not the repository's."
          name="workflows"
          defaultValue={typed["workflows"] ?? settings.workflows}
        />
      )}
      {offered.includes("incidentLabels") && (
        <Input
          label="Labels that make an incident"
          hint="With commas between them."
          name="incidentLabels"
          defaultValue={typed["incidentLabels"] ?? settings.incidentLabels}
        />
      )}
      {offered.includes("incidentSeverities") && (
        <Input
          label="Severities that make an incident"
          hint="With commas between them; other alerts are kept as alerts."
          name="incidentSeverities"
          defaultValue={typed["incidentSeverities"] ?? settings.incidentSeverities}
        />
      )}
    </>
  );
}

const TICKS = [
  { part: "dismissApprovals", label: "A new commit takes approvals back", hint: undefined },
  { part: "serviceInEnvironment", label: "Environments name the service too", hint: "checkout/production is checkout in production." },
] as const;

/** The rules that are ticked; a box that is not ticked is not sent, so each is announced beside it. */
function RuleTicks({ settings }: { readonly settings: SettingsForm }): ReactNode {
  return TICKS.filter(({ part }) => settings.offered.includes(part)).map(({ part, label, hint }) => (
    <div key={part}>
      <input type="hidden" name={`shows-${part}`} value="yes" />
      <Checkbox name={part} value="yes" label={label} hint={hint} defaultChecked={settings[part]} />
    </div>
  ));
}
