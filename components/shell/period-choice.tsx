import { SegmentedLinks } from "@/components/ui/segmented-links";
import { PERIOD_LABEL, PERIODS, type Period, type PeriodName } from "@/lib/urls/period";

type Props = {
  readonly current: Period;
  /** Where the page goes for a period. */
  readonly hrefOf: (period: Period) => string;
  /** The named ones that the page offers. */
  readonly names?: readonly PeriodName[];
};

/** The time that a page shows; the choice lives in the address. Two instants of one's own are shown beside the names. */
export function PeriodChoice({ current, hrefOf, names = PERIODS }: Props) {
  const segments = names.map((name) => ({ label: PERIOD_LABEL[name], href: hrefOf({ name }), current: name === current.name }));
  const own =
    current.name === "custom"
      ? [{ label: `${current.from.slice(0, 10)} to ${current.to.slice(0, 10)}`, href: hrefOf(current), current: true }]
      : [];
  return <SegmentedLinks label="Period" segments={[...own, ...segments]} />;
}
