import { type Actor, may } from "@/lib/domain/access";
import { NO_RELEASE } from "@/lib/domain/incident-word";
import { decisionPreview } from "../decision/preview";
import type { BoardModel } from "./board";

/** Something that a person can name as the cause, or rule out. */
export type Choice = {
  readonly candidate: string;
  readonly label: string;
  readonly said: "confirmed" | "dismissed" | null;
  /** What confirming it changes, in sentences; null when it is not the reader who decides. */
  readonly confirming: readonly string[] | null;
  /** What ruling it out changes; null where that changes nothing but the board. */
  readonly rulingOut: readonly string[] | null;
};

export type Held = { readonly candidate: string; readonly label: string };
type Named = Held & Pick<Choice, "said">;

const MOST = 5;

/** What can be decided about: the first of the board, what is held to be the cause though the board does not have it, and "no release" last. */
export function namedChoices(board: BoardModel | null, held: readonly Held[]): Named[] {
  const rows = (board?.rows ?? []).filter(({ key }) => key !== NO_RELEASE);
  const listed = new Set(rows.map(({ key }) => key));
  const beyond = held.filter(({ candidate }) => candidate !== NO_RELEASE && !listed.has(candidate)).map((one) => ({ ...one, said: null }));
  const none = board?.rows.find(({ key }) => key === NO_RELEASE)?.said ?? null;
  return [
    ...[...beyond, ...rows.map(({ key, title, said }) => ({ candidate: key, label: title, said }))].slice(0, MOST),
    { candidate: NO_RELEASE, label: "No release", said: none },
  ];
}

/** The choices, each with what it will change. Reads the figures of the services of at most five candidates, for those who may decide only. */
export function choicesOf(actor: Actor, incident: string, named: readonly Named[], held: readonly Held[], now: Date): Promise<Choice[]> {
  const decides = may(actor, "incidents.decide");
  return Promise.all(
    named.map(async (one) => {
      const isHeld = held.some(({ candidate }) => candidate === one.candidate);
      const ask = (kind: "confirmed" | "dismissed") => decisionPreview(actor, { incident, candidate: one.candidate, kind }, now);
      const [confirming, rulingOut] = await Promise.all([decides ? ask("confirmed") : null, decides && isHeld ? ask("dismissed") : null]);
      return { ...one, confirming, rulingOut };
    }),
  );
}
