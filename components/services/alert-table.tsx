import Link from "next/link";
import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { formatDuration, formatRatio } from "@/lib/charts/format";
import { RULE_WORD } from "@/lib/charts/objective/words";
import { incidentHref } from "@/lib/urls/incident";
import type { ObjectiveFigures } from "@/lib/views/objective/figures";

type Alert = ObjectiveFigures["alerts"][number];
type Props = { readonly name: string; readonly alerts: readonly Alert[]; readonly zone: string };

const MOST_ROWS = 5;

/** When a budget burnt too fast in the last 28 days, the latest first. */
export function AlertTable({ name, alerts, zone }: Props): ReactNode {
  const columns: readonly Column<Alert>[] = [
    { key: "at", title: "Alert", cell: ({ startedAt }) => <Time at={startedAt} zone={zone} />, phone: "lead" },
    { key: "rule", title: "Rule", cell: ({ rule }) => RULE_WORD[rule] },
    { key: "worst", title: "At worst", cell: ({ longBurn }) => formatRatio(longBurn), align: "end", phone: "hidden" },
    { key: "lasted", title: "Lasted", cell: lastedWords, align: "end", phone: "aside" },
    { key: "incident", title: "Incident", cell: incidentLink, align: "end" },
  ];
  return <Table caption={`Alerts of ${name} in 28 days`} rows={alerts.slice(0, MOST_ROWS)} rowKey={({ id }) => id} columns={columns} />;
}

const lastedWords = ({ startedAt, endedAt }: Alert): string =>
  endedAt === null ? "Rings" : formatDuration(Math.max(60_000, endedAt.getTime() - startedAt.getTime()));

const incidentLink = ({ incidentId, startedAt, rule }: Alert): ReactNode =>
  incidentId === null ? null : (
    <Link
      href={incidentHref({ id: incidentId })}
      aria-label={`Incident of the ${RULE_WORD[rule].toLowerCase()} of ${startedAt.toISOString()}`}
    >
      Open
    </Link>
  );
