import Link from "next/link";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { Section } from "@/components/ui/section";
import { type Column, Table } from "@/components/ui/table";
import { formatCount, formatPlural, NO_VALUE } from "@/lib/charts/format";
import { connectSystemHref } from "@/lib/urls/connection";
import type { ConnectedRow } from "@/lib/views/settings/connected";
import { ConnectionMark } from "./connection-mark";

type Props = { readonly rows: readonly ConnectedRow[]; readonly mayConnect: boolean };

/** The systems whose webhooks Wake takes, and the way to a further one. */
export function ConnectedSystems({ rows, mayConnect }: Props): ReactNode {
  const connect = mayConnect && (
    <LinkButton href={connectSystemHref()} tone={rows.length === 0 ? "primary" : "default"} icon="plus">
      Connect a source
    </LinkButton>
  );
  return (
    <Section
      title="Connected systems"
      note="Forges, clusters, alerting and service management that call Wake."
      tools={rows.length > 0 && connect}
      plain
    >
      {rows.length === 0 ? (
        <PanelMessage because="never" title="No system is connected" actions={connect}>
          {mayConnect
            ? "GitHub, GitLab, Argo CD, Alertmanager, PagerDuty, Jira and others: an address and a secret each, in a few minutes."
            : "An admin of this Wake can connect GitHub, GitLab, Argo CD, Alertmanager, PagerDuty, Jira and others."}
        </PanelMessage>
      ) : (
        <ConnectedTable rows={rows} mayOpen={mayConnect} />
      )}
    </Section>
  );
}

function ConnectedTable({ rows, mayOpen }: { readonly rows: readonly ConnectedRow[]; readonly mayOpen: boolean }): ReactNode {
  const columns: readonly Column<ConnectedRow>[] = [
    { key: "name", title: "System", phone: "lead", cell: (row) => <SystemName row={row} mayOpen={mayOpen} /> },
    { key: "state", title: "State", cell: ({ state }) => <ConnectionMark state={state} /> },
    { key: "open", title: "To do", cell: ({ unmapped, failed }) => toDo(unmapped, failed) },
    { key: "taken", title: "Taken, 24 h", align: "end", cell: ({ taken }) => formatCount(taken) },
    { key: "refused", title: "Refused, 24 h", align: "end", cell: ({ refused }) => formatCount(refused) },
  ];
  return <Table caption="Connected systems, those that need somebody first" columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

function SystemName({ row: { name, system, href }, mayOpen }: { readonly row: ConnectedRow; readonly mayOpen: boolean }): ReactNode {
  return (
    <>
      {mayOpen ? <Link href={href}>{name}</Link> : name}
      {system !== name && <small>{system}</small>}
    </>
  );
}

function toDo(unmapped: number, failed: number): string {
  const parts = [
    unmapped > 0 ? `${formatPlural(unmapped, "word")} to map` : null,
    failed > 0 ? `${formatPlural(failed, "delivery", "deliveries")} not read` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? NO_VALUE : parts.join(", ");
}
