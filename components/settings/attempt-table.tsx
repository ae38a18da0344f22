import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import { VerdictMark } from "@/components/ui/verdict-mark";
import { formatCount } from "@/lib/charts/format";
import type { ConnectionModel } from "@/lib/views/settings/connection-page";
import { SourceAge } from "./source-age";

type Attempt = ConnectionModel["attempts"]["refused"][number];
type Props = { readonly caption: string; readonly attempts: readonly Attempt[]; readonly now: Date; readonly zone: string };

const LOOKS: Readonly<Record<string, { icon: "check" | "close" | "sheets"; tone: "good" | "bad" | "none"; word: string }>> = {
  accepted: { icon: "check", tone: "good", word: "Taken" },
  duplicate: { icon: "sheets", tone: "none", word: "Known already" },
  refused: { icon: "close", tone: "bad", word: "Refused" },
};

/** Calls, the newest first: how each ended, and in words what was sent or what was wrong with it and how to put it right. */
export function AttemptTable({ caption, attempts, now, zone }: Props): ReactNode {
  const columns: readonly Column<Attempt>[] = [
    { key: "outcome", title: "Call", phone: "lead", cell: Outcome },
    { key: "detail", title: "What", cell: ({ detail }) => detail },
    { key: "fix", title: "What to do", cell: ({ fix }) => fix },
    { key: "at", title: "When", align: "end", phone: "aside", cell: ({ at }) => <SourceAge at={at} now={now} zone={zone} /> },
  ];
  const key = ({ at, detail, status, sender }: Attempt): string => `${at.getTime()} ${status} ${detail} ${sender}`;
  return <Table caption={caption} columns={columns} rows={attempts} rowKey={key} />;
}

function Outcome({ outcome, status, count }: Attempt): ReactNode {
  const { icon, tone, word } = LOOKS[outcome] ?? { icon: "check", tone: "none", word: "Ignored" };
  return (
    <>
      <VerdictMark icon={icon} tone={tone}>
        {word}
      </VerdictMark>
      <small>
        {status}
        {count > 1 && `, ${formatCount(count)} times`}
      </small>
    </>
  );
}
