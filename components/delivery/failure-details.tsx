import Link from "next/link";
import { type Column, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { VerdictMark } from "@/components/ui/verdict-mark";
import { formatCount } from "@/lib/charts/format";
import type { DeliveryModel, FailedDeployment } from "@/lib/views/delivery/model";
import styles from "./details.module.css";

type Props = { readonly failures: DeliveryModel["failures"]; readonly zone: string };

/** What stands beside the rate, and the deployments that failed, each with what says so. */
export function FailureDetails({ failures, zone }: Props) {
  const { rows, total, beside } = failures;
  const columns: Column<FailedDeployment>[] = [
    {
      ...{ key: "release", title: "Deployment", phone: "lead" },
      cell: ({ release, releaseHref }) => <Link href={releaseHref}>{release}</Link>,
    },
    { key: "environment", title: "Environment", cell: ({ environment }) => environment, phone: "detail" },
    { key: "at", title: "Finished", cell: ({ finishedAt }) => <Time at={finishedAt} zone={zone} />, phone: "detail" },
    { key: "why", title: "Failed because", cell: ({ reasons }) => reasons, phone: "detail" },
    {
      ...{ key: "lasted", title: "Lasted", align: "end", phone: "aside" },
      cell: ({ lasted, open }) =>
        open ? (
          <VerdictMark icon="triangle" tone="warn" small>
            {lasted}
          </VerdictMark>
        ) : (
          lasted
        ),
    },
  ];
  return (
    <div className={styles.list}>
      {beside.map((sentence) => (
        <p key={sentence} className={styles.beside}>
          {sentence}
        </p>
      ))}
      {rows.length > 0 && (
        <>
          <h3>{rows.length < total ? `The last ${formatCount(rows.length)} of ${formatCount(total)} that failed` : "Those that failed"}</h3>
          <Table caption="Deployments that failed" columns={columns} rows={rows} rowKey={({ key }) => key} />
        </>
      )}
    </div>
  );
}
