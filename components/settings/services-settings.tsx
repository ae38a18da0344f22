import type { ReactNode } from "react";
import { SearchForm } from "@/components/shell/search-form";
import { LinkButton } from "@/components/ui/link-button";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { Section } from "@/components/ui/section";
import { formatCount, formatPlural } from "@/lib/charts/format";
import { type ServicesSettingsParams, servicesSettingsHref } from "@/lib/urls/services-settings";
import type { ServicesSettingsModel } from "@/lib/views/settings/services";
import { BotRules } from "./bot-rules";
import styles from "./connection.module.css";
import { ServiceTable } from "./service-table";
import type { SettingsAction } from "./settings-action";
import { SettingsFrame } from "./settings-frame";
import { TeamList } from "./team-list";

export type ServiceVerbs = {
  readonly [Verb in "saveService" | "createTeam" | "renameTeam" | "deleteTeam" | "saveBots"]: SettingsAction;
};

type Props = { readonly model: ServicesSettingsModel; readonly params: ServicesSettingsParams; readonly actions: ServiceVerbs };

/** Services with whose they are and where their code is; teams; and whose changes are those of machines. */
export function ServicesSettings({ model, params, actions }: Props): ReactNode {
  const { rows, matching, all, page, pages, teams, bots, mayChange } = model;
  const to = (change: Partial<ServicesSettingsParams>): string => servicesSettingsHref({ ...params, page: 1, ...change });
  return (
    <SettingsFrame current="services" sentence="Services appear by themselves. What a person says of one here, no event changes any more.">
      <Section
        title="Services"
        note={matching === all ? formatPlural(all, "service") : `${formatCount(matching)} of ${formatPlural(all, "service")} match`}
        tools={<SearchForm href={to({ search: null })} what="service or team" value={params.search} />}
        plain
      >
        {rows.length === 0 ? (
          <NoService params={params} />
        ) : (
          <ServiceTable rows={rows} teams={teams.map(({ name }) => name)} action={mayChange ? actions.saveService : null} />
        )}
        {pages > 1 && (
          <nav className={styles.pages} aria-label="Pages of services">
            {page > 1 && <LinkButton href={to({ page: page - 1 })}>Back</LinkButton>}
            <span>{`Page ${formatCount(page)} of ${formatCount(pages)}`}</span>
            {page < pages && <LinkButton href={to({ page: page + 1 })}>Next</LinkButton>}
          </nav>
        )}
      </Section>
      {(teams.length > 0 || mayChange) && <TeamList teams={teams} actions={mayChange ? actions : null} />}
      {bots !== null && <BotRules patterns={bots.patterns} authors={bots.authors} action={mayChange ? actions.saveBots : null} />}
    </SettingsFrame>
  );
}

function NoService({ params: { search } }: { readonly params: ServicesSettingsParams }): ReactNode {
  if (search === null)
    return (
      <PanelMessage because="never" title="No service is known yet">
        They appear with the first deployment or signal that names one.
      </PanelMessage>
    );
  return (
    <PanelMessage
      because="not-in-range"
      title={`Nothing is called “${search}”`}
      actions={<LinkButton href={servicesSettingsHref()}>Show all</LinkButton>}
    >
      A part of the name is enough.
    </PanelMessage>
  );
}
