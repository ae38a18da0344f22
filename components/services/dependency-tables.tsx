import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import { formatCount, formatMs, formatShare, NO_VALUE } from "@/lib/charts/format";
import { serviceHref } from "@/lib/urls/service";
import type { CalledPeer, Caller, Dependencies } from "@/lib/views/service/dependencies";
import styles from "./dependency-tables.module.css";

type Props = { readonly dependencies: Dependencies; readonly environment: string };

/** Whom a service calls, and who calls it. */
export function DependencyTables({ dependencies: { calls, callers }, environment }: Props): ReactNode {
  const to = (name: string): string => serviceHref({ name, environment });
  return (
    <div className={styles.sides}>
      <div>
        <h3>Calls</h3>
        {calls.length === 0 ? (
          <p>No outgoing call was seen. Its exporter may send no spans of kind client or producer.</p>
        ) : (
          <Table
            caption="What it calls, the most called first"
            rows={calls}
            rowKey={(row) => row.peer}
            columns={[{ key: "peer", title: "Name", cell: (row) => <Called row={row} to={to} />, phone: "lead" }, ...NUMBERS]}
          />
        )}
      </div>
      <div>
        <h3>Called by</h3>
        {callers.length === 0 ? (
          <p>No caller is known. One is known once both send spans of the same trace, or it calls this service by its name.</p>
        ) : (
          <Table
            caption="What calls it, the busiest caller first"
            rows={callers}
            rowKey={(row) => row.service}
            columns={[{ key: "service", title: "Service", cell: (row) => <From row={row} to={to} />, phone: "lead" }, ...NUMBERS]}
          />
        )}
      </div>
    </div>
  );
}

/** A name, and behind it the services that it stands for unless it is the name of one. */
function Called({ row, to }: { row: CalledPeer; to: (name: string) => string }): ReactNode {
  const { peer, services } = row;
  if (services.length === 1 && services[0] === peer) return <Link href={to(peer)}>{peer}</Link>;
  return (
    <>
      <code>{peer}</code>
      {services.map((name) => (
        <Fragment key={name}>
          {" "}
          <Link href={to(name)}>{name}</Link>
        </Fragment>
      ))}
    </>
  );
}

function From({ row, to }: { row: Caller; to: (name: string) => string }): ReactNode {
  return (
    <>
      <Link href={to(row.service)}>{row.service}</Link>
      {row.shared && <span className={styles.shared}>as {row.peers.join(", ")}, with other services</span>}
    </>
  );
}

type Numbers = Pick<CalledPeer, "count" | "failed" | "p95Ms">;

const NUMBERS: readonly Column<Numbers>[] = [
  { key: "count", title: "Calls", cell: ({ count }) => formatCount(count), align: "end", phone: "aside" },
  {
    key: "failed",
    title: "Failed",
    cell: ({ failed }) => (failed === null ? NO_VALUE : formatShare(failed)),
    align: "end",
    phone: "detail",
  },
  { key: "p95", title: "p95", cell: ({ p95Ms }) => (p95Ms === null ? NO_VALUE : formatMs(p95Ms)), align: "end", phone: "detail" },
];
