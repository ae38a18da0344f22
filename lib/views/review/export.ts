import { phasesOf } from "@/lib/charts/incident/phases";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { NO_RELEASE } from "@/lib/domain/incident-word";
import { readIncident } from "@/lib/views/incident/read";
import { notFound } from "@/lib/views/records/not-found";
import { incidentMarkdown } from "./markdown";

/** An incident as a Markdown document, and what its file is called. Throws `not-found`, also beyond the actor's reach. */
export async function exportIncident(
  actor: Actor | null,
  id: string,
  now: Date,
): Promise<{ readonly name: string; readonly text: string }> {
  authorise(actor, "view.read");
  const found = await readIncident(id, reachOf(actor), now);
  if (found === null) throw notFound("incident");
  const { incident, board, decisions, moments, review, followUps, onsetAt } = found;
  const titles = new Map((board?.suspects ?? []).map(({ candidate }) => [candidate.key, candidate.title]));
  const text = incidentMarkdown({
    ...incident,
    onsetAt,
    phases: phasesOf(moments, now),
    causes: incident.causes.map((cause) => ({ ...cause, evidence: sentences(cause.evidence) })),
    board,
    decisions: decisions.map(({ candidate, ...said }) => ({
      ...said,
      title: titles.get(candidate) ?? (candidate === NO_RELEASE ? "no release" : candidate),
    })),
    review,
    followUps,
  });
  return { name: `incident-${id.replaceAll(/[^\w.-]+/g, "-").slice(0, 80)}.md`, text };
}

const sentences = (evidence: unknown): string[] => (Array.isArray(evidence) ? evidence.filter((one) => typeof one === "string") : []);
