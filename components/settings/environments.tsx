import type { ReactNode } from "react";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { Section } from "@/components/ui/section";
import { formatPlural } from "@/lib/charts/format";
import type { EnvironmentsModel } from "@/lib/views/settings/environments";
import { EnvironmentTable } from "./environment-table";
import type { SettingsAction } from "./settings-action";
import { SettingsFrame } from "./settings-frame";

type Props = { readonly model: EnvironmentsModel; readonly action: SettingsAction };

/** Every environment and where it stands on the path to production; those of which nobody says so come first. */
export function Environments({ model, action }: Props): ReactNode {
  const { open, path, timezone, mayChange } = model;
  const table = { zone: timezone, action: mayChange ? action : null };
  return (
    <SettingsFrame current="environments" sentence={sentenceOf(model)}>
      {open.length > 0 && (
        <Section
          title="Where do these stand?"
          note="Neither their names nor their senders tell. Deployments there count nowhere until somebody does."
          plain
        >
          <EnvironmentTable caption="Environments without a tier" rows={open} {...table} />
        </Section>
      )}
      <Section
        title="The path to production"
        note="Several environments may be of one tier; their order within it is yours."
        plain={open.length === 0}
      >
        {path.length === 0 ? (
          <PanelMessage because="never" title="No environment is known yet">
            They appear with the first deployment that names one.
          </PanelMessage>
        ) : (
          <EnvironmentTable caption="Environments in order" rows={path} {...table} />
        )}
      </Section>
    </SettingsFrame>
  );
}

function sentenceOf({ open, path }: EnvironmentsModel): string {
  const production = path.filter(({ tier }) => tier === "production").length;
  const known = `${formatPlural(path.length, "environment")} on the path, ${production} of them production`;
  return open.length === 0 ? `${known}.` : `${known}; ${formatPlural(open.length, "environment")} to settle.`;
}
