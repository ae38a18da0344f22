"use client";

import { type ReactNode, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { TextArea } from "@/components/ui/form/text-area";
import { Section } from "@/components/ui/section";
import { formatPlural } from "@/lib/charts/format";
import { isBotName } from "@/lib/domain/bot";
import { UNSENT } from "@/lib/domain/refusal";
import type { ServicesSettingsModel } from "@/lib/views/settings/services";
import styles from "./bot-rules.module.css";
import type { SettingsAction } from "./settings-action";

type Bots = NonNullable<ServicesSettingsModel["bots"]>;
type Props = Bots & { /** Null for those who may only look. */ readonly action: SettingsAction | null };

const SHOWN = 12;

/** Whose changes are those of machines, and which authors that makes, while somebody writes. */
export function BotRules({ patterns, authors, action }: Props): ReactNode {
  const [lines, setLines] = useState(patterns.join("\n"));
  const rules = lines.split("\n").filter((line) => line.trim() !== "");
  const bots = authors.filter(({ author }) => isBotName(rules, author));
  return (
    <Section id="bots" title="Machines among the authors" note="Their changes wait for no review and count for no team's pace.">
      <div className={styles.columns}>
        {action === null ? <p>{rules.join(", ")}</p> : <PatternForm lines={lines} onLines={setLines} action={action} />}
        <div aria-live="polite">
          <p>{sentenceOf(bots, authors)}</p>
          <ul className={styles.authors} aria-label="Authors who count as machines">
            {bots.slice(0, SHOWN).map(({ author, changes }) => (
              <li key={author}>
                {author} <small>{formatPlural(changes, "change")}</small>
              </li>
            ))}
            {bots.length > SHOWN && <li>and {bots.length - SHOWN} more</li>}
          </ul>
        </div>
      </div>
    </Section>
  );
}

function sentenceOf(bots: Bots["authors"], authors: Bots["authors"]): string {
  if (authors.length === 0) return "No change has an author yet; these will be told apart as they arrive.";
  return `${bots.length} of ${formatPlural(authors.length, "author")} count as machines.`;
}

type FormProps = { readonly lines: string; readonly onLines: (lines: string) => void; readonly action: SettingsAction };

function PatternForm({ lines, onLines, action }: FormProps): ReactNode {
  const [{ refusal }, send, sending] = useActionState(action, UNSENT);
  return (
    <form action={send} className={styles.form}>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
      <TextArea
        label="Names of machines"
        hint="One a line; * stands for any characters, and case does not matter."
        name="patterns"
        rows={5}
        value={lines}
        onChange={(event) => onLines(event.currentTarget.value)}
        error={refusal?.fields["patterns"]}
      />
      <div>
        <Button type="submit" disabled={sending}>
          {sending ? "Saving" : "Save"}
        </Button>
      </div>
    </form>
  );
}
