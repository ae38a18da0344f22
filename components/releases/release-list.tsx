import { ConnectFirst } from "@/components/shell/connect-first";
import { PeriodChoice } from "@/components/shell/period-choice";
import { SearchForm } from "@/components/shell/search-form";
import { TeamFilter } from "@/components/shell/team-filter";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { formatCount } from "@/lib/charts/format";
import { formatStamp } from "@/lib/charts/format-time";
import { LONG_PERIODS } from "@/lib/urls/period";
import { type ReleasesParams, releasesHref } from "@/lib/urls/releases";
import type { ReleasesModel } from "@/lib/views/releases/list";
import { DismissedSection } from "./dismissed-section";
import { MoreFilters } from "./more-filters";
import { ReleaseFilters } from "./release-filters";
import styles from "./release-list.module.css";
import { ReleaseMenus } from "./release-menus";
import { ReleaseSentence } from "./release-sentence";
import { ReleaseTable } from "./release-table";
import type { RestoreAction } from "./restore-form";

type Props = { readonly model: ReleasesModel; readonly params: ReleasesParams; readonly restore: RestoreAction };

/** What shipped, and what did it leave? One row for each deployment. */
export function ReleaseList({ model, params, restore }: Props) {
  const to = (change: Partial<ReleasesParams>): string => releasesHref({ ...params, page: 1, ...change });
  return (
    <>
      <PageHead
        title="Releases"
        sentence={<ReleaseSentence model={model} params={params} />}
        controls={
          <>
            <SearchForm href={to({ search: null })} what="service or version" value={params.search} />
            <TeamFilter teams={model.teams} team={params.team} hrefOf={(team) => to({ team })} />
            <PeriodChoice current={params.period} hrefOf={(period) => to({ period })} names={LONG_PERIODS} />
          </>
        }
      />
      <div className={styles.filters}>
        <ReleaseMenus params={params} to={to} />
        <MoreFilters model={model} params={params} />
      </div>
      <ReleaseFilters params={params} />
      {model.rows.length === 0 ? <Nothing model={model} params={params} /> : <ReleaseTable rows={model.rows} zone={model.timezone} />}
      {model.pages > 1 && (
        <nav className={styles.pages} aria-label="Pages">
          {model.page > 1 && <LinkButton href={to({ page: model.page - 1 })}>Newer</LinkButton>}
          <span>{`Page ${formatCount(model.page)} of ${formatCount(model.pages)}`}</span>
          {model.page < model.pages && <LinkButton href={to({ page: model.page + 1 })}>Older</LinkButton>}
        </nav>
      )}
      {params.show === "unrecorded" && <DismissedSection model={model} restore={restore} />}
    </>
  );
}

function Nothing({ model, params }: { model: ReleasesModel; params: ReleasesParams }) {
  if (model.inPeriod === 0 && model.latestAt === null)
    return <ConnectFirst title="No release has ever arrived">One call from your pipeline is enough.</ConnectFirst>;
  if (model.inPeriod === 0)
    return (
      <PanelMessage
        because="not-in-range"
        title="Nothing in this period"
        actions={<LinkButton href={releasesHref({ ...params, page: 1, period: { name: "365d" } })}>Widen to 12 months</LinkButton>}
      >
        {model.latestAt === null
          ? "No release is known."
          : `The last release before was on ${formatStamp(model.latestAt, model.timezone)}.`}
      </PanelMessage>
    );
  if (params.show === "unrecorded" && model.unrecorded === 0)
    return (
      <PanelMessage
        because="not-in-range"
        title="Nothing went unannounced"
        actions={<LinkButton href={releasesHref({ ...params, show: null, page: 1 })}>Show all {formatCount(model.inPeriod)}</LinkButton>}
      >
        {model.dismissed.length === 0
          ? "Every version that telemetry shows in this period was announced."
          : "What else telemetry showed was said to be no change."}
      </PanelMessage>
    );
  return (
    <PanelMessage
      because="not-in-range"
      title="No release matches"
      actions={<LinkButton href={releasesHref({ period: params.period })}>Show all {formatCount(model.inPeriod)}</LinkButton>}
    >
      Other filters, teams or words have releases in this period.
    </PanelMessage>
  );
}
