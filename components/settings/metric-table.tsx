import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import { formatCount, formatNumber, formatPlural, NO_VALUE } from "@/lib/charts/format";
import type { MetricRow } from "@/lib/views/settings/metric-rows";
import styles from "./metric.module.css";
import { MetricPromotion } from "./metric-promotion";
import type { SettingsAction } from "./settings-action";
import { SourceAge } from "./source-age";

type Props = {
  readonly rows: readonly MetricRow[];
  readonly now: Date;
  readonly zone: string;
  /** Null for a reader who may not choose what is kept. */
  readonly actions: { readonly promote: SettingsAction; readonly demote: SettingsAction } | null;
};

/** Metrics with what they are made of and how much there is of them. */
export function MetricTable({ rows, now, zone, actions }: Props): ReactNode {
  const columns: readonly Column<MetricRow>[] = [
    { key: "name", title: "Metric", phone: "lead", cell: (row) => <MetricName row={row} /> },
    { key: "service", title: "Service", cell: ({ service }) => service },
    { key: "unit", title: "Unit", cell: ({ unit }) => (unit === "" ? NO_VALUE : <code>{unit}</code>) },
    { key: "kind", title: "Kind", cell: ({ kind }) => kind },
    { key: "attributes", title: "Attributes", cell: ({ attributes }) => <Attributes names={attributes} /> },
    { key: "streams", title: "Streams", align: "end", cell: ({ streams }) => `≈ ${formatCount(streams)}` },
    { key: "rate", title: "Points a minute", align: "end", cell: ({ rate }) => <Rate rate={rate} /> },
    { key: "seen", title: "Last seen", align: "end", cell: ({ lastSeen }) => <SourceAge at={lastSeen} now={now} zone={zone} /> },
    { key: "kept", title: "Kept", align: "end", phone: "aside", cell: (row) => <MetricPromotion metric={row} actions={actions} /> },
  ];
  return <Table caption="Metrics" columns={columns} rows={rows} rowKey={({ service, name }) => `${service} ${name}`} />;
}

function MetricName({ row: { name, description, isOther } }: { readonly row: MetricRow }): ReactNode {
  if (isOther)
    return (
      <>
        other <small>All metrics beyond the limit of this service, together.</small>
      </>
    );
  return (
    <span className={styles.name}>
      <code>{name}</code>
      {description !== "" && <small>{description}</small>}
    </span>
  );
}

function Attributes({ names }: { readonly names: readonly string[] }): ReactNode {
  if (names.length === 0) return "none";
  return (
    <details className={styles.attributes}>
      <summary>{formatPlural(names.length, "name")}</summary>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Rate({ rate }: { readonly rate: MetricRow["rate"] }): ReactNode {
  return rate.perMinute === null ? (
    <span className={styles.untold}>{rate.reason}</span>
  ) : (
    formatNumber(rate.perMinute, rate.perMinute < 10 ? 1 : 0)
  );
}
