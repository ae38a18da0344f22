import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { VerdictMark } from "@/components/ui/verdict-mark";
import { formatCount, formatDuration, NO_VALUE } from "@/lib/charts/format";
import type { ReleaseModel } from "@/lib/views/release/release";
import styles from "./change-list.module.css";

type Change = ReleaseModel["changes"][number];

type Props = {
  readonly changes: readonly Change[];
  readonly reason: string | null;
  /** What is not known of the changes behind new errors. */
  readonly note: string | null;
  /** When they went live. */
  readonly live: Date;
  readonly zone: string;
};

/** The changes inside a release: as its sender listed them, or the commits since the one before. Those that touch what fails stand first. */
export function ChangeList({ changes, reason, note, live, zone }: Props) {
  if (changes.length === 0)
    return (
      <p>
        {reason ??
          "Its sender named no changes. Send them as “changes” with the deployment, and they are listed here with their lead time."}
      </p>
    );
  return (
    <>
      <Table
        caption="Changes inside this release"
        rows={changes}
        rowKey={(change) => change.id}
        columns={[
          { key: "change", title: "Change", cell: (change) => <Title change={change} />, phone: "lead" },
          { key: "author", title: "By", cell: (change) => (change.bot ? "a bot" : (change.author ?? NO_VALUE)), phone: "detail" },
          { key: "lines", title: "Lines", cell: lines, align: "end", phone: "aside" },
          {
            key: "merged",
            title: "Merged",
            align: "end",
            cell: (change) => (change.mergedAt === null ? NO_VALUE : <Time at={change.mergedAt} zone={zone} />),
            phone: "detail",
          },
          { key: "lead", title: "To live", align: "end", cell: (change) => leadTime(change, live), phone: "detail" },
        ]}
      />
      {note !== null && <p className={styles.note}>{note}</p>}
    </>
  );
}

function Title({ change }: { change: Change }) {
  const label = change.title ?? change.id;
  return (
    <>
      {change.url === null ? label : <a href={change.url}>{label}</a>}
      {change.suspectFiles.length > 0 && (
        <span className={styles.suspect}>
          <VerdictMark icon="triangle" tone="warn" small>
            touches {change.suspectFiles.join(", ")}
          </VerdictMark>
        </span>
      )}
    </>
  );
}

const leadTime = ({ firstCommitAt }: Change, live: Date): string =>
  firstCommitAt === null || firstCommitAt > live ? NO_VALUE : formatDuration(live.getTime() - firstCommitAt.getTime());

const lines = ({ additions, deletions }: Change): string =>
  additions === null || deletions === null ? NO_VALUE : `+${formatCount(additions)} −${formatCount(deletions)}`;
