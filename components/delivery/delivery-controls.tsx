import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/form/input";
import { FormMenu } from "@/components/ui/form-menu";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { BUCKETS } from "@/lib/domain/calendar";
import { DELIVERY_PERIOD_LABEL, DELIVERY_PERIODS, type DeliveryParams } from "@/lib/urls/delivery";
import type { DeliveryModel } from "@/lib/views/delivery/model";
import type { To } from "./to";

type Props = { readonly model: DeliveryModel; readonly params: DeliveryParams; readonly to: To };

const BUCKET_LABEL = { day: "Days", week: "Weeks", month: "Months" } as const;

/** The time that the page is about, what it is cut into, and whether the period before stands beside it. */
export function DeliveryControls({ model, params, to }: Props) {
  const { period } = params;
  return (
    <>
      <SegmentedLinks
        label="Period"
        segments={DELIVERY_PERIODS.map((name) => ({
          label: DELIVERY_PERIOD_LABEL[name],
          href: to({ period: { name }, bucket: null, page: 1, teamPage: 1 }),
          current: period.name === name,
        }))}
      />
      <OwnPeriod model={model} params={params} to={to} />
      <SegmentedLinks
        label="Cut into"
        segments={BUCKETS.map((bucket) => ({
          label: BUCKET_LABEL[bucket],
          href: to({ bucket }),
          current: bucket === model.period.bucket,
        }))}
      />
      <SegmentedLinks
        label="Compare"
        segments={[
          { label: "With before", href: to({ compare: true }), current: params.compare, title: model.period.before },
          { label: "Alone", href: to({ compare: false }), current: !params.compare },
        ]}
      />
    </>
  );
}

/** Two days of one's own; a plain form, so that they stand in the address. */
function OwnPeriod({ model, params, to }: Props) {
  const { period } = params;
  const own = period.name === "custom";
  return (
    <FormMenu
      icon="calendar"
      summary={<span>{own ? model.period.words : "Own days"}</span>}
      keeps={to({ period: { name: "28d" }, bucket: null, page: 1, teamPage: 1 })}
    >
      <Input label="First day" name="from" type="date" required defaultValue={own ? period.first : undefined} />
      <Input label="Last day" name="to" type="date" required defaultValue={own ? period.last : undefined} />
      <Button type="submit">Show</Button>
    </FormMenu>
  );
}
