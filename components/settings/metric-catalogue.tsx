import type { ReactNode } from "react";
import { SearchForm } from "@/components/shell/search-form";
import { LinkButton } from "@/components/ui/link-button";
import { LinkMenu } from "@/components/ui/link-menu";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { Section } from "@/components/ui/section";
import { formatCount, formatPlural } from "@/lib/charts/format";
import { METRIC_SORTS, type MetricSort, type SourcesParams, sourcesHref } from "@/lib/urls/sources";
import type { SourcesModel } from "@/lib/views/settings/sources";
import styles from "./metric.module.css";
import { MetricTable } from "./metric-table";
import type { SettingsAction } from "./settings-action";

type Props = {
  readonly model: SourcesModel;
  readonly params: SourcesParams;
  readonly actions: { readonly promote: SettingsAction; readonly demote: SettingsAction };
};

const SORT_WORDS: Readonly<Record<MetricSort, string>> = {
  service: "By service",
  name: "By name",
  points: "Most points",
  streams: "Most streams",
};

/** Every metric that was sent, and which of them are kept. */
export function MetricCatalogue({ model: { metrics, timezone, now, mayPromote }, params, actions }: Props): ReactNode {
  const to = (change: Partial<SourcesParams>): string => `${sourcesHref({ ...params, page: 1, ...change })}#metrics`;
  const { rows, page, pages } = metrics;
  const sorts = METRIC_SORTS.map((sort) => ({ label: SORT_WORDS[sort], href: to({ sort }), current: sort === params.sort }));
  const tools = (
    <>
      <SearchForm href={to({ search: null })} what="metric or service" value={params.search} />
      <LinkMenu label="Sort" options={sorts} align="end" />
    </>
  );
  return (
    <Section id="metrics" title="Metrics" note={noteOf(metrics)} tools={tools}>
      <p className={styles.lead}>
        Requests are counted from traces and from request metrics by themselves. Of other metrics Wake keeps the values once one is promoted
        {mayPromote ? "." : "; an admin of this Wake can do that."} Streams are approximate, within some 4 %.
      </p>
      {rows.length === 0 ? (
        <NoMetric params={params} />
      ) : (
        <MetricTable rows={rows} now={now} zone={timezone} actions={mayPromote ? actions : null} />
      )}
      {pages > 1 && (
        <nav className={styles.pages} aria-label="Pages of metrics">
          {page > 1 && <LinkButton href={to({ page: page - 1 })}>Back</LinkButton>}
          <span>{`Page ${formatCount(page)} of ${formatCount(pages)}`}</span>
          {page < pages && <LinkButton href={to({ page: page + 1 })}>Next</LinkButton>}
        </nav>
      )}
    </Section>
  );
}

const noteOf = ({ matching, all }: SourcesModel["metrics"]): string =>
  matching === all ? formatPlural(all, "metric") : `${formatCount(matching)} of ${formatPlural(all, "metric")} match`;

function NoMetric({ params }: { readonly params: SourcesParams }): ReactNode {
  if (params.search === null)
    return (
      <PanelMessage because="never" title="No metric has been sent yet">
        Set OTEL_METRICS_EXPORTER to “otlp” beside the endpoint that your traces go to.
      </PanelMessage>
    );
  return (
    <PanelMessage
      because="not-in-range"
      title={`No metric or service is called “${params.search}”`}
      actions={<LinkButton href={`${sourcesHref({ ...params, search: null, page: 1 })}#metrics`}>Show all</LinkButton>}
    >
      A part of the name is enough.
    </PanelMessage>
  );
}
