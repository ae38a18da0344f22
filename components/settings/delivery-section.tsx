import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { LinkMenu } from "@/components/ui/link-menu";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { Section } from "@/components/ui/section";
import { type Column, Table } from "@/components/ui/table";
import { VerdictMark } from "@/components/ui/verdict-mark";
import { type ConnectionParams, connectionHref, SHOWN_STATES, type ShownState } from "@/lib/urls/connection";
import type { ConnectionModel } from "@/lib/views/settings/connection-page";
import type { DeliveryLine } from "@/lib/views/settings/delivery-lines";
import styles from "./connection.module.css";
import { SourceAge } from "./source-age";

type Props = { readonly model: ConnectionModel; readonly params: ConnectionParams };

const STATE_WORDS: Readonly<Record<ShownState, string>> = {
  ...{ all: "All", accepted: "Accepted", unmapped: "To map", ignored: "Ignored", duplicate: "Duplicate", failed: "Not read" },
  received: "Waiting",
};

const LOOKS = {
  received: { icon: "ring-half", tone: "live" },
  accepted: { icon: "check", tone: "good" },
  duplicate: { icon: "sheets", tone: "none" },
  ignored: { icon: "ring-question", tone: "none" },
  unmapped: { icon: "triangle", tone: "warn" },
  failed: { icon: "close", tone: "bad" },
} as const;

/** What a system sent and what became of each call, the newest first. */
export function DeliverySection({ model, params }: Props): ReactNode {
  const { deliveries, next, now, timezone } = model;
  const to = (change: Partial<ConnectionParams>): string => `${connectionHref({ ...params, after: null, ...change })}#deliveries`;
  const options = SHOWN_STATES.map((state) => ({ label: STATE_WORDS[state], href: to({ state }), current: state === params.state }));
  return (
    <Section id="deliveries" title="Deliveries" tools={<LinkMenu label="State" options={options} align="end" />}>
      {deliveries.length === 0 ? (
        <NoDelivery params={params} all={to({ state: "all" })} />
      ) : (
        <DeliveryTable rows={deliveries} now={now} zone={timezone} />
      )}
      {(params.after !== null || next !== null) && (
        <nav className={styles.pages} aria-label="Pages of deliveries">
          {params.after !== null && <LinkButton href={to({})}>Newest</LinkButton>}
          {next !== null && <LinkButton href={to({ after: next })}>Older</LinkButton>}
        </nav>
      )}
    </Section>
  );
}

function DeliveryTable({
  rows,
  now,
  zone,
}: {
  readonly rows: readonly DeliveryLine[];
  readonly now: Date;
  readonly zone: string;
}): ReactNode {
  const columns: readonly Column<DeliveryLine>[] = [
    {
      key: "topic",
      title: "Delivery",
      phone: "lead",
      cell: ({ topic }) => <span className={styles.topic}>{topic ?? "Without a topic"}</span>,
    },
    { key: "state", title: "State", cell: ({ state }) => <VerdictMark {...LOOKS[state]}>{STATE_WORDS[state]}</VerdictMark> },
    { key: "words", title: "What became of it", cell: ({ words }) => words },
    {
      key: "at",
      title: "Arrived",
      align: "end",
      phone: "aside",
      cell: ({ receivedAt }) => <SourceAge at={receivedAt} now={now} zone={zone} />,
    },
  ];
  return <Table caption="Deliveries, the newest first" columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

function NoDelivery({ params, all }: { readonly params: ConnectionParams; readonly all: string }): ReactNode {
  if (params.state === "all" && params.after === null)
    return (
      <PanelMessage because="never" title="Nothing has been taken yet">
        The first call with a right secret appears here within seconds.
      </PanelMessage>
    );
  return (
    <PanelMessage because="not-in-range" title="None is in this state" actions={<LinkButton href={all}>Show all</LinkButton>}>
      Deliveries are kept, so that they can be read again when what they mean is settled.
    </PanelMessage>
  );
}
