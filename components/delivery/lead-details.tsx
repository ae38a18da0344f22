import Link from "next/link";
import { SpreadChart } from "@/components/charts/delivery/spread-chart";
import { StageChart } from "@/components/charts/delivery/stage-chart";
import { type Column, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { NO_VALUE } from "@/lib/charts/format";
import type { DeliveryModel, SlowChange } from "@/lib/views/delivery/model";
import styles from "./details.module.css";

type Props = { readonly lead: DeliveryModel["lead"]; readonly zone: string };

/** Where the time of changes goes, how it spreads, and the changes that took longest. */
export function LeadDetails({ lead, zone }: Props) {
  const columns: Column<SlowChange>[] = [
    {
      ...{ key: "change", title: "Change", phone: "lead" },
      cell: ({ title, url }) => (url === null ? title : <a href={url}>{title}</a>),
    },
    {
      ...{ key: "release", title: "Went live with", phone: "detail" },
      cell: ({ release, releaseHref }) => <Link href={releaseHref}>{release}</Link>,
    },
    { key: "at", title: "Live", cell: ({ deployedAt }) => <Time at={deployedAt} zone={zone} />, phone: "detail" },
    { key: "longest", title: "Longest stage", cell: ({ longest }) => longest ?? NO_VALUE, phone: "detail" },
    { key: "lead", title: "Lead time", cell: ({ lead: time }) => time, align: "end", phone: "aside" },
  ];
  return (
    <>
      <div className={styles.pair}>
        <StageChart stages={lead.stages} />
        {lead.spread !== null && <SpreadChart spread={lead.spread} />}
      </div>
      {lead.slowest.length > 0 && (
        <div className={styles.list}>
          <h3>The slowest changes</h3>
          <Table caption="The slowest changes" columns={columns} rows={lead.slowest} rowKey={({ key }) => key} />
        </div>
      )}
    </>
  );
}
