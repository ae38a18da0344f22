import { Sentence } from "@/components/charts/sentence";
import { WakeTimeline } from "@/components/charts/wake-timeline/wake-timeline";
import { WhyDrawer } from "@/components/charts/why/why-drawer";
import { ConnectFirst } from "@/components/shell/connect-first";
import { PeriodChoice } from "@/components/shell/period-choice";
import { TeamFilter } from "@/components/shell/team-filter";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { formatDay } from "@/lib/charts/format-time";
import { type OverviewParams, overviewHref } from "@/lib/urls/overview";
import type { OverviewModel } from "@/lib/views/overview/overview";
import { DeliveryRow } from "./delivery-row";

/** How are we delivering, and what is in the wake of the last releases? */
export function Overview({ model, params }: { model: OverviewModel; params: OverviewParams }) {
  const closed = { ...params, why: null, reason: null, rows: 1 };
  const why = model.delivery?.why ?? null;
  return (
    <>
      <PageHead
        title="Delivery"
        sentence={<Sentence phrases={model.summary} />}
        controls={
          <>
            <TeamFilter teams={model.teams} team={params.team} hrefOf={(team) => overviewHref({ ...closed, team })} />
            <PeriodChoice current={params.period} hrefOf={(period) => overviewHref({ ...closed, period })} />
          </>
        }
      />
      {model.empty === null ? (
        <>
          {model.delivery === null ? <Beyond /> : <DeliveryRow row={model.delivery.row} />}
          <WakeTimeline wake={model.figure} />
        </>
      ) : (
        <Nothing model={model} params={closed} empty={model.empty} />
      )}
      {why !== null && (
        <WhyDrawer
          why={why}
          hrefOf={(state) => overviewHref(state === null ? closed : { ...params, reason: state.of, rows: state.page })}
          link={overviewHref(params)}
        />
      )}
    </>
  );
}

/** The figures would be of more than this token reaches. */
function Beyond() {
  return (
    <PanelMessage because="forbidden" title="You cannot see these numbers">
      They are about more than this token reaches. Ask an admin of this installation.
    </PanelMessage>
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
