import type { LineModel } from "@/lib/charts/line/model";
import { type WakeFigure, wakeFigure } from "@/lib/charts/wake-timeline/figure";
import { shapeOf } from "@/lib/charts/wake-timeline/severity";
import { readEnvironments, readServices } from "@/lib/db/read/catalogue/services";
import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { runningDeployments } from "@/lib/db/read/deployment/running";
import { readWakes } from "@/lib/db/read/deployment/wakes";
import { incidentsIn } from "@/lib/db/read/incident/in-period";
import { keptStep } from "@/lib/db/read/signals/kept";
import { readOperations } from "@/lib/db/read/signals/operations";
import { readRequests } from "@/lib/db/read/signals/requests";
import { environmentsSeen } from "@/lib/db/read/signals/version-seen";
import { type Actor, authorise, reaches, reachOf } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import type { RequestSource } from "@/lib/domain/request-source";
import { boundsOf } from "@/lib/urls/period";
import type { ServiceParams } from "@/lib/urls/service";
import { timelineRows } from "../overview/timeline-rows";
import { type RunningPlace, runningPlace } from "../services/running-place";
import type { ObjectiveLine } from "../settings/objectives";
import { signalPoints, staleSince } from "../signal-points";
import { falseAlarmSentence } from "../verdict/false-alarm-sentence";
import { readFalseAlarms } from "../verdict/false-alarms";
import { serviceCharts } from "./charts";
import { type Dependencies, readDependencies } from "./dependencies";
import { readServiceErrors, type ServiceErrors } from "./errors";
import { readServiceObjectives } from "./objectives";
import { type OperationRow, operationRow } from "./operations";
import { stepFor } from "./step";

const REACH_MS = 7 * 86_400_000;
const WIDTH = 1376;
const MARKS = 24;

export type ServiceModel = {
  readonly timezone: string;
  readonly name: string;
  readonly team: string | null;
  readonly repository: string | null;
  readonly announced: boolean;
  readonly environment: string;
  readonly environments: readonly string[];
  readonly running: readonly RunningPlace[];
  /** Null when nothing was released in the period. */
  readonly figure: WakeFigure | null;
  /** What told of its requests, in the charts and the operations alike; null when nothing did. */
  readonly source: RequestSource | null;
  readonly charts: readonly LineModel[];
  /** Whether any signal arrived in the period. */
  readonly heard: boolean;
  /** Where its signals ended, when they did. */
  readonly silentSince: Date | null;
  /** What hurts its users now. */
  readonly openIncidents: readonly { readonly id: string; readonly title: string; readonly openedAt: Date }[];
  /** What it promises here, and how that stands now. */
  readonly objectives: readonly ObjectiveLine[];
  readonly operations: readonly OperationRow[];
  readonly errors: ServiceErrors;
  readonly dependencies: Dependencies;
  /** How often the judge was wrong here at moments without a release, in a sentence. */
  readonly falseAlarms: string;
};

/** One service in one environment: what runs, what its releases left, how it answers. `not-found` also when out of reach. */
export async function loadService(actor: Actor | null, params: ServiceParams, now: Date): Promise<ServiceModel> {
  authorise(actor, "view.read");
  const reach = reachOf(actor);
  const [workspace, known, environments, running, seen] = await Promise.all([
    readWorkspace(),
    readServices({ team: null, name: params.name, reach }),
    readEnvironments(reach),
    runningDeployments({ service: params.name, reach }),
    environmentsSeen(params.name),
  ]);
  const service = known[0];
  const places = [...new Set([...running.map((one) => one.environment), ...seen.map((one) => one.environment)])].filter((environment) =>
    reaches(reach, params.name, environment),
  );
  if (service === undefined && places.length === 0)
    throw new WakeError("not-found", "There is no such service.", { fix: "Look for it in the list of services." });
  const ordered = [...environments.map(({ name }) => name).filter((name) => places.includes(name)), ...places].filter(
    (name, index, all) => all.indexOf(name) === index,
  );
  const environment = ordered.find((name) => name === params.environment) ?? ordered[0] ?? "production";
  const period = boundsOf(params.period, now);
  const [picture, falseAlarms] = await Promise.all([
    pictureOf(params.name, environment, period, reach, workspace.timezone, now),
    readFalseAlarms(params.name, environment, now),
  ]);
  return {
    timezone: workspace.timezone,
    name: params.name,
    team: service?.team ?? null,
    repository: service?.repository ?? null,
    announced: service !== undefined,
    environment,
    environments: ordered,
    running: running.map(runningPlace),
    falseAlarms: falseAlarmSentence(falseAlarms),
    ...picture,
  };
}

type Period = { readonly from: Date; readonly to: Date };

/** What is drawn: the wakes of its releases, and its signals over the same time with the releases as marks. */
async function pictureOf(name: string, environment: string, period: Period, reach: ReturnType<typeof reachOf>, zone: string, now: Date) {
  const { step, stepMinutes, from } = stepFor(period, now);
  const span = { from, to: period.to, stepMinutes };
  const [deployments, incidents, { source, rows }, operations, errors, dependencies, objectives] = await Promise.all([
    readWakes({ from: new Date(period.from.getTime() - REACH_MS), to: period.to, team: null, service: name, environment, reach }),
    incidentsIn(period, reach),
    readRequests({ service: name, environment, from, to: period.to, step, stepMinutes }),
    readOperations({ service: name, environment, from, to: period.to, kept: keptStep(from, now) }),
    readServiceErrors({ service: name, environment, ...period }, reach, now),
    readDependencies({ service: name, environment, ...period }, reach, now),
    readServiceObjectives({ service: name, environment }, reach, now),
  ]);
  const wakeRows = timelineRows(deployments, incidents);
  const releases = wakeRows.flatMap((row) => row.releases).filter(({ at }) => at >= period.from);
  const points = signalPoints(rows, span, now);
  const silentSince = staleSince(points, span, now);
  const marks = releases.slice(-MARKS).map((release) => ({ at: release.at, label: release.version, shape: shapeOf(release) }));
  return {
    figure: releases.length === 0 ? null : wakeFigure({ now, ...period, zone, width: WIDTH, rows: wakeRows }),
    source,
    charts: serviceCharts(points, { from, to: period.to, zone, marks, staleFrom: silentSince }, source),
    heard: rows.length > 0,
    silentSince,
    openIncidents: incidents
      .filter((one) => one.resolvedAt === null && one.services.includes(name))
      .map(({ id, title, openedAt }) => ({ id, title, openedAt })),
    operations: operations.slice(0, 20).map((row) => operationRow(row, stepMinutes * points.length)),
    ...{ errors, dependencies, objectives },
  };
}
