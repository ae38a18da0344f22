import { formatStamp } from "@/lib/charts/format-time";
import type { LineLive } from "@/lib/charts/line/model";
import { formatUnit } from "@/lib/charts/line/unit";
import styles from "./line-chart.module.css";

type Props = {
  live: LineLive;
  /** Given by recharts: whether it shows, and at which instant. */
  active?: boolean;
  label?: string | number;
};

/** The values at one instant. */
export function LineTip({ live, active = false, label }: Props) {
  const row = active ? live.rows.find(({ t }) => t === label) : undefined;
  if (row === undefined) return <div role="status" />;
  return (
    <div role="status" className={styles.tip}>
      <p>{formatStamp(new Date(row.t), live.zone)}</p>
      <dl>
        {live.series.map(({ label: name }, i) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatUnit(row.values[i] ?? null, live.unit)}</dd>
          </div>
        ))}
        {live.bandLabel !== null && row.band !== null && (
          <div>
            <dt>{live.bandLabel}</dt>
            <dd>{`${formatUnit(row.band[0], live.unit)} to ${formatUnit(row.band[1], live.unit)}`}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
