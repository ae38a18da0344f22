import Link from "next/link";
import { VERDICT_ICONS } from "@/components/charts/verdict/verdict-icons";
import { Icon, type IconName } from "@/components/ui/icon";
import { VerdictMark } from "@/components/ui/verdict-mark";
import { formatNumber, formatPlural, formatShare } from "@/lib/charts/format";
import { formatStamp } from "@/lib/charts/format-time";
import { VERDICT_TONE, VERDICT_WORD } from "@/lib/domain/verdict";
import type { BoardModel, BoardReason, BoardRow } from "@/lib/views/incident/board";
import { StrengthBlocks } from "./strength-blocks";
import styles from "./suspect-board.module.css";

/** The candidates for the cause, best first, with what speaks for and against each. */
export function SuspectBoard({ board, against, zone }: { board: BoardModel; against: string | null; zone: string }) {
  return (
    <>
      {against !== null && <p className={styles.said}>{against}</p>}
      {!board.decided && (
        <p className={styles.undecided}>
          <b>Undecided.</b> No candidate has half of the chances; what follows is an order, not an answer.
        </p>
      )}
      <div className={styles.head} aria-hidden="true">
        <span>Candidate</span>
        <span>Chance</span>
        <span>For</span>
        <span>Against</span>
      </div>
      <ol className={styles.board}>
        {board.rows.map((row) => (
          <Row key={row.key} row={row} zone={zone} />
        ))}
      </ol>
      <p className={styles.note}>{noteOf(board, zone)}</p>
    </>
  );
}

function Row({ row, zone }: { row: BoardRow; zone: string }) {
  const percent = row.posterior * 100;
  return (
    <li className={styles.row} data-first={row.rank === 1 || undefined}>
      <div className={styles.candidate}>
        <span className={styles.rank}>{row.rank}</span>
        <div>
          <h3>
            {row.state !== null && row.kind === "deployment" ? (
              <span className={styles.state} data-tone={VERDICT_TONE[row.state]} title={VERDICT_WORD[row.state]}>
                <Icon name={VERDICT_ICONS[row.state]} />
              </span>
            ) : (
              <Icon name={KIND_ICON[row.kind]} />
            )}
            {row.href === null ? row.title : <Link href={row.href}>{row.title}</Link>}
          </h3>
          <p>
            {[
              row.sort,
              ...(row.at === null ? [] : [formatStamp(row.at, zone)]),
              ...(row.state === null ? [] : [VERDICT_WORD[row.state].toLowerCase()]),
            ].join(", ")}
          </p>
          {row.said !== null && <Said said={row.said} />}
        </div>
      </div>
      <div className={styles.chance}>
        <b>
          {chanceText(row.posterior)}
          <small>{"\u202f%"}</small>
        </b>
        <span className={styles.bar}>
          <i style={{ width: `${Math.round(percent)}%` }} />
        </span>
      </div>
      <Reasons label="For" none="nothing speaks for it" reasons={row.for} />
      <Reasons label="Against" none="nothing speaks against it" reasons={row.against} />
    </li>
  );
}

const KIND_ICON: Readonly<Record<BoardRow["kind"], IconName>> = { deployment: "ring-question", flag: "flag", none: "dot-waves" };

/** A chance in per cent; what is neither certain nor ruled out does not read as if it were. */
const chanceText = (posterior: number): string =>
  posterior < 0.005 ? "<1" : posterior > 0.995 ? ">99" : formatNumber(Math.min(99, Math.max(1, posterior * 100)));

function Said({ said }: { said: NonNullable<BoardRow["said"]> }) {
  return said === "confirmed" ? (
    <VerdictMark icon="check" tone="live" small>
      Confirmed by a person
    </VerdictMark>
  ) : (
    <VerdictMark icon="close" tone="none" small>
      Ruled out by a person
    </VerdictMark>
  );
}

function Reasons({ label, none, reasons }: { label: string; none: string; reasons: readonly BoardReason[] }) {
  return (
    <div className={styles.reasons}>
      <h4>{label}</h4>
      {reasons.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul>
          {reasons.map(({ strength, sentence }) => (
            <li key={sentence}>
              <StrengthBlocks strength={strength} />
              <span>{sentence}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function noteOf({ others, hidden, at, method }: BoardModel, zone: string): string {
  const rest =
    others.count === 0
      ? ""
      : `${formatPlural(others.count, "other change")} ${others.count === 1 ? "has" : "share"} ${formatShare(others.posterior)}. `;
  const beyond = hidden === 0 ? "" : `${formatPlural(hidden, "candidate")} beyond this token’s reach. `;
  return `${rest}${beyond}Worked out ${formatStamp(at, zone)}, method ${method}.`;
}
