import { ConnectFirst } from "@/components/shell/connect-first";
import { LinkButton } from "@/components/ui/link-button";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { formatDay } from "@/lib/charts/format-time";
import type { DeliveryParams } from "@/lib/urls/delivery";
import type { DeliveryModel, NearestRelease } from "@/lib/views/delivery/model";
import type { To } from "./to";

type Props = {
  readonly model: DeliveryModel;
  readonly params: DeliveryParams;
  readonly empty: NonNullable<DeliveryModel["empty"]>;
  readonly to: To;
};

/** Nothing ever arrived, or nothing in this period: where the data is, and the way there. */
export function DeliveryNothing({ model, params, empty, to }: Props) {
  if (empty.kind === "never")
    return (
      <ConnectFirst title="No deployment has ever arrived">
        Announce one from your pipeline with a single call. The five figures follow from what arrives; nothing has to be filled in.
      </ConnectFirst>
    );
  const narrowed = params.team !== null || params.service !== null || params.environment !== null;
  const { nearest } = empty;
  const jump = nearest === null ? null : { name: "custom" as const, first: nearest.first, last: nearest.last };
  return (
    <PanelMessage
      because="not-in-range"
      title={`Nothing in ${model.period.words}`}
      actions={
        <>
          {nearest !== null && jump !== null && !narrowed && (
            <LinkButton href={to({ period: jump, bucket: null })}>{`Go to ${formatDay(nearest.at, model.timezone)}`}</LinkButton>
          )}
          {params.period.name !== "365d" && (
            <LinkButton href={to({ period: { name: "365d" }, bucket: null })}>Widen to 12 months</LinkButton>
          )}
          {narrowed && <LinkButton href={to({ team: null, service: null, environment: null })}>Show all of production</LinkButton>}
        </>
      }
    >
      {said(nearest, model.timezone)}
    </PanelMessage>
  );
}

function said(nearest: NearestRelease | null, zone: string): string {
  if (nearest === null) return "Nothing has ever reached production.";
  const day = formatDay(nearest.at, zone);
  return nearest.isBefore
    ? `The last deployment to production before that was on ${day}.`
    : `What is known of production is later; the latest deployment was on ${day}.`;
}
