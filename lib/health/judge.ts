import { HORIZONS, type Horizon, horizonEnd } from "@/lib/domain/horizon";
import type { Verdict } from "@/lib/domain/verdict";
import { compare } from "./comparison";
import type { EndedBy, JudgeInput } from "./judge-input";
import { minutesSinceRollOut } from "./minutes-since";
import { neverReached } from "./never-reached";
import type { Opinion } from "./opinion";
import { opinionWithTraffic } from "./opinion-with-traffic";
import { opinionWithoutTraffic } from "./opinion-without-traffic";
import * as say from "./sentences";
import { besideOf, surenessOf } from "./sureness";
import { METHOD } from "./thresholds";

/**
 * The verdict on one deployment at one horizon, from what is known at `now`. Pure and total: the same input gives the same verdict, and
 * absence is a state. Failures and latency of the judged version, and traffic of the whole service, are compared with the baseline of
 * the service (see `gather`). A horizon that a rollback or the next deployment cuts short keeps what was proven until then.
 */
export function judgeHorizon(input: JudgeInput): Verdict {
  const { deployment, horizon, now } = input;
  const dueAt = horizonEnd(deployment.finishedAt, horizon);
  const ending = input.endedBy !== null && input.endedBy.at.getTime() < dueAt.getTime() ? input.endedBy : null;
  if (ending !== null && ending.at.getTime() <= beginOf(horizon, deployment.finishedAt).getTime())
    return neverReached(input, ending, dueAt);

  const comparison = compare(input);
  const { material, failures } = comparison;
  const over = now.getTime() >= dueAt.getTime();
  const opine = material.version.count === 0 && !comparison.failures.finding.concurrent.enough ? opinionWithoutTraffic : opinionWithTraffic;
  const opinion = opine(input, comparison, over);
  const minutes = ending === null ? 0 : minutesSinceRollOut(deployment, ending.at);
  return {
    horizon,
    at: now,
    dueAt,
    requests: { before: failures.before.of, after: failures.after.of },
    failed: { before: failures.before.hits, after: failures.after.hits },
    windows: { before: input.windows.before, after: material.window },
    effects: comparison.effects,
    ...(ending === null ? opinion : cutShort(opinion, ending, minutes)),
    signatures: comparison.signatures.moves,
    operations: comparison.operations.moves,
    sureness: opinion.state === "silent" || opinion.state === "pending" ? null : surenessOf(input, comparison),
    concurrent: besideOf(comparison),
    method: METHOD,
  };
}

/** A horizon begins where the one before it ends. */
function beginOf(horizon: Horizon, rolledOutAt: Date): Date {
  const previous = HORIZONS[HORIZONS.indexOf(horizon) - 1];
  return previous === undefined ? rolledOutAt : horizonEnd(rolledOutAt, previous);
}

/** What remains of an opinion when the deployment ended within the horizon: a regression stands, anything else was cut short. */
function cutShort(opinion: Opinion, ending: EndedBy, minutes: number): Opinion {
  const sentence = say.ended(ending, minutes, "ended");
  if (opinion.state === "regressed") return { ...opinion, evidence: [...opinion.evidence, sentence] };
  const state = ending.kind === "rollback" ? "rolled-back" : "superseded";
  return { state, evidence: [sentence, ...opinion.evidence], needed: null, onsetAt: null };
}
