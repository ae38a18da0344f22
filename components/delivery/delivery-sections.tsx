import type { DeliveryParams } from "@/lib/urls/delivery";
import { deliveryHref } from "@/lib/urls/delivery";
import type { DeliveryModel } from "@/lib/views/delivery/model";
import { FailureDetails } from "./failure-details";
import { LeadDetails } from "./lead-details";
import { MetricPanel } from "./metric-panel";

type Props = { readonly model: DeliveryModel; readonly params: DeliveryParams };

/** A section for each metric, with what belongs to it alone. */
export function DeliverySections({ model, params }: Props) {
  return model.sections.map((section) => (
    <MetricPanel key={section.metric} section={section} whyHref={deliveryHref({ ...params, why: section.metric, reason: null, rows: 1 })}>
      {section.metric === "leadTimeForChanges" && section.known && <LeadDetails lead={model.lead} zone={model.timezone} />}
      {section.metric === "changeFailureRate" && <FailureDetails failures={model.failures} zone={model.timezone} />}
    </MetricPanel>
  ));
}
