import { type Column, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { NO_VALUE } from "@/lib/charts/format";
import styles from "./decide.module.css";
import type { DecideAction } from "./decide-action";
import { DecideForm } from "./decide-form";
import { statusWord } from "./status-word";
import type { ToldModel } from "./told-model";

type Teller = ToldModel["told"]["tellers"][number];

type Props = { readonly model: ToldModel; readonly decide: DecideAction };

/** What each source says of a deployment, and why they are taken for the same; for members, with the way to say that they are not. */
export function TellerTable({ model: { told, deployment, timezone }, decide }: Props) {
  const moment = (at: Date | null) => (at === null ? NO_VALUE : <Time at={at} zone={timezone} />);
  const severable = told.mayDecide && new Set(told.tellers.map(({ source }) => source)).size > 1;
  const columns: Column<Teller>[] = [
    { key: "source", title: "Source", cell: (teller) => <Name teller={teller} />, phone: "lead" },
    { key: "id", title: "Its id", cell: (teller) => <Id teller={teller} />, phone: "detail" },
    { key: "version", title: "Version", cell: ({ version }) => <code>{version}</code>, phone: "hidden" },
    { key: "status", title: "Status", cell: ({ status }) => statusWord(status), phone: "aside" },
    { key: "started", title: "Started", cell: ({ startedAt }) => moment(startedAt), align: "end", phone: "detail" },
    { key: "finished", title: "Finished", cell: ({ finishedAt }) => moment(finishedAt), align: "end", phone: "detail" },
  ];
  const reason: Column<Teller> = { key: "why", title: "Why it is this one", cell: ({ why }) => why, phone: "detail" };
  const severing: Column<Teller> = {
    ...{ key: "sever", title: "", align: "end", phone: "detail" },
    cell: (teller) => <Sever teller={teller} deployment={deployment.id} decide={decide} />,
  };
  return (
    <Table
      caption="Who told of this deployment"
      rows={told.tellers}
      rowKey={({ id }) => id}
      columns={[...columns, ...(told.tellers.length > 1 ? [reason] : []), ...(severable ? [severing] : [])]}
    />
  );
}

function Name({ teller: { label, sender } }: { readonly teller: Teller }) {
  return (
    <span className={styles.teller}>
      {label}
      {sender !== null && sender !== label && <small>{sender}</small>}
    </span>
  );
}

function Id({ teller: { externalId, url } }: { readonly teller: Teller }) {
  if (externalId === null && url === null) return NO_VALUE;
  const id = externalId ?? "its page";
  return url === null ? id : <a href={url}>{id}</a>;
}

function Sever({ teller, deployment, decide }: { readonly teller: Teller; readonly deployment: string; readonly decide: DecideAction }) {
  return (
    <DecideForm
      trigger="Not the same"
      title={`${teller.label} means another deployment?`}
      confirm="Not the same"
      action={decide}
      fields={{ kind: "different", deployment, source: teller.source }}
    >
      What it tells becomes a deployment of its own, with its own times and verdict. You can join them again.
    </DecideForm>
  );
}
