import { ConnectFirst } from "@/components/shell/connect-first";
import { PeriodChoice } from "@/components/shell/period-choice";
import { SearchForm } from "@/components/shell/search-form";
import { TeamFilter } from "@/components/shell/team-filter";
import { LinkButton } from "@/components/ui/link-button";
import { LinkMenu } from "@/components/ui/link-menu";
import { PageHead } from "@/components/ui/page-head";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { formatCount } from "@/lib/charts/format";
import { formatStamp } from "@/lib/charts/format-time";
import { VERDICT_WORD } from "@/lib/domain/verdict";
import { type ReleasesParams, releasesHref, VERDICT_FILTERS, type VerdictFilter } from "@/lib/urls/releases";
import type { ReleasesModel } from "@/lib/views/releases/list";
import { DismissedSection } from "./dismissed-section";
import styles from "./release-list.module.css";
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
            <VerdictMenu current={params.verdict} hrefOf={(verdict) => to({ verdict })} />
            <TeamFilter teams={model.teams} team={params.team} hrefOf={(team) => to({ team })} />
            <PeriodChoice current={params.period} hrefOf={(period) => to({ period })} />
          </>
        }
      />
      {model.rows.length === 0 ? <Nothing model={model} params={params} /> : <ReleaseTable rows={model.rows} zone={model.timezone} />}
      {model.pages > 1 && (
        <nav className={styles.pages} aria-label="Pages">
          {model.page > 1 && <LinkButton href={to({ page: model.page - 1 })}>Newer</LinkButton>}
          <span>{`Page ${formatCount(model.page)} of ${formatCount(model.pages)}`}</span>
          {model.page < model.pages && <LinkButton href={to({ page: model.page + 1 })}>Older</LinkButton>}
        </nav>
      )}
      {params.show !== null && <DismissedSection model={model} restore={restore} />}
    </>
  );
}

const FILTER_WORD: Readonly<Record<string, string>> = { failed: "Failed", unclear: "Cannot be told", open: "Being watched" };
const wordOf = (filter: VerdictFilter): string =>
  FILTER_WORD[filter] ?? (filter in VERDICT_WORD ? VERDICT_WORD[filter as keyof typeof VERDICT_WORD] : filter);

function VerdictMenu({ current, hrefOf }: { current: VerdictFilter | null; hrefOf: (verdict: VerdictFilter | null) => string }) {
  const options = [null, ...VERDICT_FILTERS].map((filter) => ({
    label: filter === null ? "All verdicts" : wordOf(filter),
    href: hrefOf(filter),
    current: filter === current,
  }));
  return <LinkMenu label="Verdict" options={options} />;
}

function Nothing({ model, params }: { model: ReleasesModel; params: ReleasesParams }) {
  if (model.inPeriod === 0 && model.latestAt === null)
    return <ConnectFirst title="No release has ever arrived">One call from your pipeline is enough.</ConnectFirst>;
  if (model.inPeriod === 0)
    return (
      <PanelMessage
        because="not-in-range"
        title="Nothing in this period"
        actions={<LinkButton href={releasesHref({ ...params, period: { name: "90d" } })}>Widen to 90 days</LinkButton>}
      >
        {model.latestAt === null
          ? "No release is known."
          : `The last release before was on ${formatStamp(model.latestAt, model.timezone)}.`}
      </PanelMessage>
    );
  if (params.show !== null && model.unrecorded === 0)
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
      Other verdicts, teams or words have releases in this period.
    </PanelMessage>
  );
}
