import { Sentence } from "@/components/charts/sentence";
import { WhyDrawer } from "@/components/charts/why/why-drawer";
import { PageHead } from "@/components/ui/page-head";
import { PanelCaption } from "@/components/ui/panel/panel-caption";
import { type DeliveryParams, deliveryHref } from "@/lib/urls/delivery";
import type { DeliveryModel } from "@/lib/views/delivery/model";
import { DeliveryControls } from "./delivery-controls";
import { DeliveryDownloads } from "./delivery-downloads";
import { DeliveryFilters } from "./delivery-filters";
import { DeliveryNothing } from "./delivery-nothing";
import { DeliverySections } from "./delivery-sections";
import { PlaceSection } from "./place-section";
import { ReconcileSection } from "./reconcile-section";

type Props = { readonly model: DeliveryModel; readonly params: DeliveryParams };

/** The five delivery metrics in depth: each figure with what it rests on, how it went, and the rows behind it. */
export function Delivery({ model, params }: Props) {
  const to = (change: Partial<DeliveryParams>): string => deliveryHref({ ...params, why: null, reason: null, rows: 1, ...change });
  return (
    <>
      <PageHead
        title="Delivery metrics"
        sentence={<Sentence phrases={model.sentence} />}
        facts={
          <>
            <span>{`${model.period.words}, days in ${model.timezone}`}</span>
            {params.compare && <span>{`compared with ${model.period.before}`}</span>}
          </>
        }
        controls={<DeliveryControls model={model} params={params} to={to} />}
      />
      <DeliveryFilters model={model} params={params} to={to} />
      {model.stale && (
        <PanelCaption state="stale" word="Still counting.">
          Much has arrived at once; figures of the last minutes will still change.
        </PanelCaption>
      )}
      {model.empty === null ? (
        <>
          <DeliverySections model={model} params={params} />
          <PlaceSection title="By team" noun="team" table={model.teams} params={params} to={to} />
          <PlaceSection title="By service" noun="service" table={model.services} params={params} to={to} />
          <ReconcileSection table={model.reconcile} to={to} />
          <DeliveryDownloads params={params} />
        </>
      ) : (
        <DeliveryNothing model={model} params={params} empty={model.empty} to={to} />
      )}
      {model.why !== null && (
        <WhyDrawer
          why={model.why}
          hrefOf={(state) => (state === null ? to({}) : deliveryHref({ ...params, reason: state.of, rows: state.page }))}
          link={deliveryHref(params)}
        />
      )}
    </>
  );
}
