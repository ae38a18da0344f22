import type { DeploymentStatus } from "@/lib/domain/deployment";
import type { DeploymentFacts } from "../facts/facts";
import type { StoredEvent } from "./stored-event";

export type DeploymentEvent = StoredEvent<DeploymentFacts>;

/** One thing that an event tells of. A body with both a start and an end tells of two. */
export type Step = {
  readonly event: DeploymentEvent;
  readonly at: Date;
  readonly status: DeploymentStatus;
  readonly rank: number;
  /** The sender named the moment, rather than Wake taking the moment of arrival. */
  readonly dated: boolean;
};

/** One run of a deployment: its steps in order. */
export type Attempt = readonly Step[];

/** A step that is not dated may have been held up on its way; later than this it is news. */
const HELD_UP_MS = 10 * 60_000;
/** Two ends so near to each other are one end, told twice. */
const SAME_END_MS = 60_000;

/**
 * Splits the events of one deployment, given in order, into its runs: what starts after an end is another run. `loose`
 * deployments are known by service, environment and version alone, so for them another end is another run as well. A late
 * step that says nothing new belongs to the run it is late for.
 */
export function attemptsOf(events: readonly DeploymentEvent[], loose: boolean): Attempt[] {
  const attempts: Step[][] = [];
  for (const step of events.flatMap(stepsOf).sort(byOrder)) {
    const current = attempts.at(-1);
    if (current === undefined || beginsAnother(step, current, loose)) attempts.push([step]);
    else current.push(step);
  }
  return attempts;
}

function stepsOf(event: DeploymentEvent): Step[] {
  const { status, startedAt } = event.payload;
  const dated = event.occurredAtSource === "payload" || event.occurredAtSource === "header";
  const own = { event, at: event.occurredAt, status, rank: event.rank, dated };
  // The start in a body about a rollback may be that of the rollback.
  if (startedAt === undefined || event.rank < 50 || status === "rolled_back") return [own];
  return [{ event, at: new Date(startedAt), status: "started", rank: 30, dated: true }, own];
}

function beginsAnother(step: Step, attempt: Attempt, loose: boolean): boolean {
  const end = attempt.findLast(({ rank }) => rank >= 50);
  if (end === undefined || step.status === "rolled_back") return false;
  const afterMs = step.at.getTime() - end.at.getTime();
  if (step.rank < 50) return (loose || step.status === "started") && afterMs > (step.dated ? 0 : HELD_UP_MS);
  if (!loose || attempt.some(({ event }) => event === step.event)) return false;
  return afterMs > (step.status === end.status ? HELD_UP_MS : SAME_END_MS);
}

const byOrder = (a: Step, b: Step): number =>
  a.at.getTime() - b.at.getTime() || a.rank - b.rank || (a.event.eventKey < b.event.eventKey ? -1 : 1);
