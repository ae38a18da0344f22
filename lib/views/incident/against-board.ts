import { NO_RELEASE } from "@/lib/domain/incident-word";
import type { BoardModel } from "./board";
import type { HeldCauses } from "./cause";

/**
 * What is to be said where people or a report hold something else than the signals alone: which one holds, and whether the board has it at
 * all. Null where they agree, or nobody said anything.
 */
export function againstBoard(cause: HeldCauses, board: BoardModel): string | null {
  if (cause.kind !== "confirmed" && cause.kind !== "declared" && cause.kind !== "none") return null;
  const held = cause.kind === "none" ? [NO_RELEASE] : cause.causes.map(({ candidate }) => candidate);
  const [first] = board.rows;
  if (first === undefined || held.includes(first.key)) return null;
  const who = cause.kind === "declared" ? "The report of the incident" : "A person";
  const what = cause.kind === "none" ? "no release" : cause.causes.map(({ label }) => label).join(" and ");
  const listed = board.rows.some(({ key }) => held.includes(key));
  const rest = listed ? "" : "; what it names is not among what the signals could tie to the incident";
  return `${who} names ${what}, and that is what counts. The board is what signals and times say by themselves${rest}.`;
}
