import { worldOf } from "./draw-world";
import { wakeVerdicts } from "./wake";

/** Everything of one world in words: what is true, and what Wake's judge says at every horizon. */
export function tellWorld(seed: number): string {
  const labelled = worldOf(seed);
  const { scenario, perMinute, extraErrors } = labelled;
  const { rollOut, fault, outage, profile } = scenario;
  const minutes = (at: number): string => `${((at - rollOut.finishedAt) / 60_000).toFixed(1)} min`;
  const lines = [
    `World ${seed}: ${scenario.label}${fault === null ? "" : `, ${fault.kind} on route ${fault.route + 1}`}`,
    `${perMinute.toFixed(1)} requests a minute; roll-out ${rollOut.kind}, begun ${new Date(rollOut.startedAt).toISOString()}, ended ${new Date(rollOut.finishedAt).toISOString()}`,
    ...profile.routes.map(
      ({ operation, weight, errors, medianMs }) =>
        `  ${operation}: ${(100 * weight).toFixed(0)} % of requests, ${(100 * errors).toFixed(3)} % fail, median ${medianMs.toFixed(0)} ms`,
    ),
    fault === null ? "" : `extra errors expected: ${extraErrors.toFixed(1)}`,
    outage === null
      ? ""
      : `outage: ${outage.kind} at ${outage.at} from ${minutes(outage.from)} to ${minutes(outage.to)}, extra ${outage.extra.map((extra) => extra.toFixed(3)).join(" ")}, slower ${outage.slower.map((slower) => slower.toFixed(1)).join(" ")}`,
    scenario.blip > 0 ? `restart blip: ${(100 * scenario.blip).toFixed(1)} % more fail` : "",
    scenario.mixShift === null
      ? ""
      : `mix shift: route ${scenario.mixShift.route + 1} x${scenario.mixShift.factor.toFixed(1)} from ${minutes(scenario.mixShift.at)}`,
    profile.job === null
      ? ""
      : `daily job at ${minutes(jobAt(profile.job.minuteOfDay, rollOut.finishedAt))}: x${profile.job.factor.toFixed(1)} errors`,
    scenario.unrecordedAt === null ? "" : `unrecorded version at ${minutes(scenario.unrecordedAt)}`,
    scenario.renamed ? "the commonest signature is renamed" : "",
    "",
    ...wakeVerdicts(labelled).flatMap(({ horizon, state, effect, detectedAt, evidence }) => [
      `${horizon}: ${state}${detectedAt === null ? "" : `, bad from ${minutes(detectedAt.getTime())}`}; ${effect.metric} x${effect.ratio?.toFixed(2) ?? "?"} (${effect.low?.toFixed(2) ?? "?"} to ${effect.high?.toFixed(2) ?? "?"})`,
      ...evidence.map((sentence) => `    ${sentence}`),
    ]),
  ];
  return lines.filter((line, index) => line !== "" || index > 12).join("\n");
}

/** The run of a daily job nearest to a time. */
function jobAt(minuteOfDay: number, around: number): number {
  const day = 86_400_000;
  const at = Math.floor(around / day) * day + minuteOfDay * 60_000;
  return [at - day, at, at + day].reduce((nearest, one) => (Math.abs(one - around) < Math.abs(nearest - around) ? one : nearest));
}
