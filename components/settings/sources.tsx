import type { ReactNode } from "react";
import { ConnectFirst } from "@/components/shell/connect-first";
import { LinkButton } from "@/components/ui/link-button";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { Section } from "@/components/ui/section";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { formatCount, formatPlural } from "@/lib/charts/format";
import { SOURCE_SPANS, type SourceSpan, type SourcesParams, sourcesHref } from "@/lib/urls/sources";
import type { SourcesModel } from "@/lib/views/settings/sources";
import { ConnectedSystems } from "./connected-systems";
import { MetricCatalogue } from "./metric-catalogue";
import type { SettingsAction } from "./settings-action";
import { SettingsFrame } from "./settings-frame";
import { SourceLeftOut } from "./source-left-out";
import { SourceLimits } from "./source-limits";
import { SourceTable } from "./source-table";

type Props = {
  readonly model: SourcesModel;
  readonly params: SourcesParams;
  readonly actions: { readonly promote: SettingsAction; readonly demote: SettingsAction };
};

const SPAN_WORDS: Readonly<Record<SourceSpan, string>> = { "1d": "24 hours", "14d": "14 days" };

/** Which systems are connected, who sends what, what was left out and why, and every metric that was sent. */
export function Sources({ model, params, actions }: Props): ReactNode {
  const { sources, leftOut, limits, metrics, timezone, now, totals } = model;
  const isEmpty = sources.length === 0 && metrics.all === 0;
  return (
    <SettingsFrame current="sources" sentence={sentenceOf(model, params.over)}>
      <ConnectedSystems rows={model.connected} mayConnect={model.mayConnect} />
      <Section title="Callers" note={countNote(sources.length, totals.sources)} tools={<SpanChoice params={params} />}>
        {sources.length === 0 ? <NoSource isEmpty={isEmpty} params={params} /> : <SourceTable rows={sources} now={now} zone={timezone} />}
      </Section>
      {leftOut.length > 0 && (
        <Section title="Refused and left out" note="What was not taken, for what reason, and what its sender can do.">
          <SourceLeftOut rows={leftOut} now={now} zone={timezone} />
        </Section>
      )}
      {limits.length > 0 && (
        <Section title="Limits reached" note="Nothing is lost: what goes beyond is counted together.">
          <SourceLimits lines={limits} />
        </Section>
      )}
      {!isEmpty && <MetricCatalogue model={model} params={params} actions={actions} />}
    </SettingsFrame>
  );
}

function sentenceOf({ sources, totals }: SourcesModel, over: SourceSpan): string {
  if (sources.length === 0) return `Nothing has called in the last ${SPAN_WORDS[over]}.`;
  const called = `${formatPlural(totals.sources, "source")} called in the last ${SPAN_WORDS[over]}`;
  const lost = [
    totals.calls > 0 ? formatPlural(totals.calls, "call") : null,
    totals.items > 0 ? formatPlural(totals.items, "item") : null,
  ].filter((part) => part !== null);
  return lost.length === 0 ? `${called}, and everything was taken.` : `${called}; not taken: ${lost.join(" and ")}.`;
}

const countNote = (shown: number, all: number): string =>
  shown < all ? `The ${formatCount(shown)} heard last of ${formatCount(all)}.` : "A token, a sender and an address each.";

function SpanChoice({ params }: { readonly params: SourcesParams }): ReactNode {
  const segments = SOURCE_SPANS.map((over) => ({
    label: SPAN_WORDS[over],
    href: sourcesHref({ ...params, over }),
    current: over === params.over,
  }));
  return <SegmentedLinks label="Counted over" segments={segments} />;
}

function NoSource({ isEmpty, params }: { readonly isEmpty: boolean; readonly params: SourcesParams }): ReactNode {
  if (isEmpty)
    return <ConnectFirst title="Nothing has been sent yet">Pipelines and exporters appear here with their first call.</ConnectFirst>;
  return (
    <PanelMessage
      because="not-in-range"
      title={`Nothing in the last ${SPAN_WORDS[params.over]}`}
      actions={params.over === "1d" && <LinkButton href={sourcesHref({ ...params, over: "14d" })}>Widen to 14 days</LinkButton>}
    >
      Calls are remembered for 14 days.
    </PanelMessage>
  );
}
