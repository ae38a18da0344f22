import { type Reach, reaches } from "@/lib/domain/access";
import type { Candidate, SuspectBoard } from "@/lib/domain/suspect";

/** A board without what lies beyond a reach, and how many candidates that were. A first place that is beyond it leaves no decided board. */
export function boardWithin(
  board: SuspectBoard,
  environment: string | null,
  reach: Reach,
): { readonly board: SuspectBoard; readonly hidden: number } {
  const seen = ({ kind, service, environment: place }: Candidate): boolean => kind === "none" || reaches(reach, service ?? "", place ?? "");
  const suspects = board.suspects.filter(({ candidate }) => seen(candidate));
  const services = board.blast.services.filter(({ service }) => reaches(reach, service, environment ?? ""));
  const known = new Set(services.map(({ service }) => service));
  const edges = board.blast.edges.filter(([caller, callee]) => known.has(caller) && known.has(callee));
  const decided = board.decided && suspects[0] !== undefined && suspects[0] === board.suspects[0];
  return { board: { ...board, decided, suspects, blast: { services, edges } }, hidden: board.suspects.length - suspects.length };
}
