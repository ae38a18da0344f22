import type { ReactNode } from "react";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { Section } from "@/components/ui/section";
import type { TokensModel } from "@/lib/views/settings/tokens";
import { NewTokenForm } from "./new-token-form";
import { RevokeToken } from "./revoke-token";
import type { CreateToken, SettingsAction } from "./settings-action";
import { SettingsFrame } from "./settings-frame";
import { TokenTable } from "./token-table";

type Props = { readonly model: TokensModel; readonly actions: { readonly createToken: CreateToken; readonly revokeToken: SettingsAction } };

/** API tokens: those that work, those that did, and a new one. */
export function Tokens({ model: { active, ended, timezone }, actions }: Props): ReactNode {
  return (
    <SettingsFrame
      current="tokens"
      sentence="Pipelines and exporters identify themselves with tokens. Give each sender its own, so that one can be revoked alone."
      aside={<NewTokenForm action={actions.createToken} />}
    >
      <Section title="Active tokens" note={`Times in ${timezone}`} plain>
        {active.length === 0 ? (
          <PanelMessage because="never" title="No token yet">
            Nothing can report to Wake until there is one. Make one for your pipeline and one for your services.
          </PanelMessage>
        ) : (
          <TokenTable
            caption="Tokens that work"
            rows={active}
            timezone={timezone}
            last={{
              title: "Change",
              cell: (row) => <RevokeToken id={row.id} name={row.name} prefix={row.prefix} action={actions.revokeToken} />,
            }}
          />
        )}
      </Section>
      {ended.length > 0 && (
        <Section title="Ended tokens" note="Refused wherever they are still in use.">
          <TokenTable
            caption="Tokens that no longer work"
            rows={ended}
            timezone={timezone}
            last={{ title: "Ended", cell: (row) => (row.state === "revoked" ? "Revoked" : "Expired") }}
          />
        </Section>
      )}
    </SettingsFrame>
  );
}
