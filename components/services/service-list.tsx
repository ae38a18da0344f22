import Link from "next/link";
import { VerdictWord } from "@/components/charts/verdict/verdict-word";
import { ConnectFirst } from "@/components/shell/connect-first";
import { TeamFilter } from "@/components/shell/team-filter";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { formatMs, formatPerMinute, formatPlural, formatShare, NO_VALUE } from "@/lib/charts/format";
import { type ServicesParams, servicesHref } from "@/lib/urls/services";
import type { ServiceListRow, ServicesModel } from "@/lib/views/services/list";
import styles from "./service-list.module.css";

/** How healthy is each service, what runs, who owns it? */
export function ServiceList({ model, params }: { model: ServicesModel; params: ServicesParams }) {
  return (
    <>
      <PageHead
        title="Services"
        sentence={sentence(model)}
        controls={<TeamFilter teams={model.teams} team={params.team} hrefOf={(team) => servicesHref({ team })} />}
      />
      {model.rows.length === 0 ? <Nothing filtered={params.team !== null} /> : <Rows rows={model.rows} zone={model.timezone} />}
    </>
  );
}

function sentence({ rows }: ServicesModel): string {
  const strangers = rows.filter((row) => !row.announced).length;
  const known = `${formatPlural(rows.length, "service")} announced or heard.`;
  return strangers === 0 ? known : `${known} ${formatPlural(strangers, "of them was", "of them were")} never announced.`;
}

function Rows({ rows, zone }: { rows: readonly ServiceListRow[]; zone: string }) {
  return (
    <Table
      caption="Services"
      rows={rows}
      rowKey={(row) => row.name}
      columns={[
        { key: "service", title: "Service", cell: (row) => <Link href={row.href}>{row.name}</Link>, phone: "lead" },
        { key: "team", title: "Team", cell: (row) => row.team ?? NO_VALUE, phone: "hidden" },
        { key: "runs", title: "Runs", cell: (row) => <Runs row={row} />, phone: "detail" },
        { key: "verdict", title: "Last release", cell: (row) => <LastVerdict row={row} />, phone: "aside" },
        {
          key: "rate",
          title: "Requests",
          cell: (row) => (row.health === null ? NO_VALUE : formatPerMinute(row.health.perMinute)),
          align: "end",
          phone: "hidden",
        },
        { key: "failed", title: "Failed", cell: (row) => share(row.health?.failed ?? null), align: "end", phone: "detail" },
        {
          key: "p95",
          title: "p95",
          cell: (row) => (row.health?.p95Ms == null ? NO_VALUE : formatMs(row.health.p95Ms)),
          align: "end",
          phone: "detail",
        },
        { key: "window", title: "Over", cell: (row) => row.health?.window ?? "no signals", phone: "hidden" },
        {
          key: "seen",
          title: "Last signal",
          cell: (row) => (row.lastSeenAt === null ? "never" : <Time at={row.lastSeenAt} zone={zone} />),
          align: "end",
          phone: "hidden",
        },
      ]}
    />
  );
}

const share = (value: number | null): string => (value === null ? NO_VALUE : formatShare(value));

function Runs({ row }: { row: ServiceListRow }) {
  if (row.running === null) return row.announced ? "nothing" : "never announced";
  return (
    <span className={styles.runs}>
      <Link href={row.running.href}>{row.running.version}</Link>
      {row.running.environment !== "production" && <small>{row.running.environment}</small>}
    </span>
  );
}

const LastVerdict = ({ row }: { row: ServiceListRow }) =>
  row.running === null ? NO_VALUE : <VerdictWord state={row.running.state ?? "pending"} small />;

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <PanelMessage
        because="not-in-range"
        title="This team has no services"
        actions={<LinkButton href={servicesHref()}>Show all teams</LinkButton>}
      >
        A service belongs to a team once its settings say so.
      </PanelMessage>
    );
  return <ConnectFirst title="No service is known yet">A service appears with its first release or its first span.</ConnectFirst>;
}
