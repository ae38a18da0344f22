import { findIncident } from "@/lib/db/read/incident/list";
import { suspicionOf } from "@/lib/db/read/suspicion/of-incident";
import { type Actor, authorise, type Reach, reaches, reachOf } from "@/lib/domain/access";
import type { Blast, Suspect, SuspectBoard } from "@/lib/domain/suspect";
import { notFound } from "./not-found";

/** The ranking as the API answers it; `at` and `method` are null while it was not worked out yet. */
export type SuspectAnswer = Omit<SuspectBoard, "at" | "method"> & {
  readonly at: Date | null;
  readonly method: string | null;
  /** How to read it, in a sentence. */
  readonly sentence: string;
};

/** What may have caused an incident, best first; candidates out of reach are left out, so posteriors need not add up to 1. Throws `not-found`. */
export async function incidentSuspects(actor: Actor | null, id: string): Promise<SuspectAnswer> {
  authorise(actor, "view.read");
  const incident = await findIncident(id, reachOf(actor));
  if (incident === null) throw notFound("incident");
  const board = await suspicionOf(id);
  if (board === null)
    return {
      ...{
        incident: id,
        detectedAt: incident.openedAt,
        onsetAt: null,
        decided: false,
        suspects: [],
        blast: NOTHING,
        at: null,
        method: null,
      },
      sentence: "The suspects of this incident have not been worked out yet.",
    };
  const reach = reachOf(actor);
  return {
    ...board,
    suspects: board.suspects.filter(({ candidate }) => candidate.kind === "none" || isWithin(reach, candidate)),
    blast: blastWithin(reach, board.blast),
    sentence: sentenceOf(board),
  };
}

const NOTHING: Blast = { services: [], edges: [] };

const isWithin = (reach: Reach, { service, environment }: Suspect["candidate"]): boolean =>
  reaches(reach, service ?? "", environment ?? "");

function blastWithin({ services }: Reach, blast: Blast): Blast {
  if (services.length === 0) return blast;
  const within = (service: string): boolean => services.includes(service);
  return {
    services: blast.services.filter(({ service }) => within(service)),
    edges: blast.edges.filter(([caller, callee]) => within(caller) && within(callee)),
  };
}

function sentenceOf({ decided, suspects, onsetAt }: SuspectBoard): string {
  const [first] = suspects;
  const unseen = onsetAt === null ? " The signals do not show when it began." : "";
  if (!decided || first === undefined) return `Undecided: no candidate has half of the odds.${unseen}`;
  if (first.candidate.kind === "none") return `Most likely no release is behind it.${unseen}`;
  return `Most likely: ${first.candidate.title}. It is the cause when a person confirms it, or when Wake is sure enough.${unseen}`;
}
