import { Sentence } from "@/components/charts/sentence";
import { WakeTimeline } from "@/components/charts/wake-timeline/wake-timeline";
import { ConnectFirst } from "@/components/shell/connect-first";
import { PeriodChoice } from "@/components/shell/period-choice";
import { TeamFilter } from "@/components/shell/team-filter";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { formatDay } from "@/lib/charts/format-time";
import { type OverviewParams, overviewHref } from "@/lib/urls/overview";
import type { OverviewModel } from "@/lib/views/overview/overview";
import { Ledger } from "./ledger";

/** How are we delivering, and what is in the wake of the last releases? */
export function Overview({ model, params }: { model: OverviewModel; params: OverviewParams }) {
  const periods = <PeriodChoice current={params.period} hrefOf={(period) => overviewHref({ ...params, period })} />;
  return (
    <>
      <PageHead
        title="Delivery"
        sentence={<Sentence phrases={model.summary} />}
        controls={
          <>
            <TeamFilter teams={model.teams} team={params.team} hrefOf={(team) => overviewHref({ ...params, team })} />
            {periods}
          </>
        }
      />
      {model.empty === null ? (
        <>
          <h2>
            <VisuallyHidden>Figures of this period</VisuallyHidden>
          </h2>
          <Ledger entries={model.ledger} />
          <WakeTimeline wake={model.figure} />
        </>
      ) : (
        <Nothing model={model} params={params} empty={model.empty} />
      )}
    </>
  );
}

type Empty = NonNullable<OverviewModel["empty"]>;

function Nothing({ model, params, empty }: { model: OverviewModel; params: OverviewParams; empty: Empty }) {
  const zone = model.workspace.timezone;
  if (empty.kind === "never")
    return (
      <ConnectFirst title="No release has ever arrived">
        Announce one from your pipeline with a single call, and point an OpenTelemetry exporter here. The page fills by itself.
      </ConnectFirst>
    );
  const latest = empty.latestAt;
  return (
    <PanelMessage
      because="not-in-range"
      title={`Nothing between ${formatDay(model.period.from, zone)} and ${formatDay(model.period.to, zone)}`}
      actions={<LinkButton href={overviewHref({ ...params, period: { name: "90d" }, team: null })}>Widen to 90 days</LinkButton>}
    >
      {latest === null ? "No release is known before that." : `The last release before that was on ${formatDay(latest, zone)}.`}
    </PanelMessage>
  );
}
