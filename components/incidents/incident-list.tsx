import { ConnectFirst } from "@/components/shell/connect-first";
import { PeriodChoice } from "@/components/shell/period-choice";
import { SearchForm } from "@/components/shell/search-form";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { formatCount } from "@/lib/charts/format";
import { formatStamp } from "@/lib/charts/format-time";
import { type IncidentsParams, incidentsHref } from "@/lib/urls/incidents";
import { LONG_PERIODS } from "@/lib/urls/period";
import type { IncidentsModel } from "@/lib/views/incidents/list";
import { IncidentFilters } from "./incident-filters";
import styles from "./incident-list.module.css";
import { IncidentSentence } from "./incident-sentence";
import { IncidentTable } from "./incident-table";
import { NarrowedBy } from "./narrowed-by";

type Props = { readonly model: IncidentsModel; readonly params: IncidentsParams };

/** What hurt users, what still does, and which releases did it. */
export function IncidentList({ model, params }: Props) {
  const to = (change: Partial<IncidentsParams>): string => incidentsHref({ ...params, after: null, ...change });
  return (
    <>
      <PageHead
        title="Incidents"
        sentence={<IncidentSentence model={model} params={params} />}
        controls={
          <>
            <SearchForm href={to({ search: null })} what="incident" value={params.search} />
            <PeriodChoice current={params.period} hrefOf={(period) => to({ period })} names={LONG_PERIODS} />
          </>
        }
      />
      <div className={styles.filters}>
        <IncidentFilters model={model} params={params} to={to} />
      </div>
      <NarrowedBy params={params} />
      {model.rows.length === 0 ? <Nothing model={model} params={params} /> : <IncidentTable rows={model.rows} zone={model.timezone} />}
      {(params.after !== null || model.next !== null) && (
        <nav className={styles.pages} aria-label="Pages">
          {params.after !== null && <LinkButton href={to({})}>To the first</LinkButton>}
          {model.next !== null && <LinkButton href={to({ after: model.next })}>Earlier</LinkButton>}
        </nav>
      )}
    </>
  );
}

function Nothing({ model, params }: Props) {
  if (model.latestAt === null)
    return (
      <ConnectFirst title="No incident has ever arrived">
        Connect the tool that rings at night under Settings, Sources, or tell of incidents with one call. Wake opens them itself where a
        service has objectives.
      </ConnectFirst>
    );
  if (model.inPeriod === 0)
    return (
      <PanelMessage
        because="not-in-range"
        title="Nobody was hurt in this period"
        actions={<LinkButton href={incidentsHref({ ...params, after: null, period: { name: "365d" } })}>Widen to 12 months</LinkButton>}
      >
        The last incident opened on {formatStamp(model.latestAt, model.timezone)}.
      </PanelMessage>
    );
  return (
    <PanelMessage
      because="not-in-range"
      title="No incident matches"
      actions={<LinkButton href={incidentsHref({ period: params.period })}>Show all {formatCount(model.inPeriod)}</LinkButton>}
    >
      Other filters or words have incidents in this period.
    </PanelMessage>
  );
}
