import type { Horizon } from "@/lib/domain/horizon";
import type { VerdictState } from "@/lib/domain/verdict";
import { type Profile, SERVICES } from "./company";
import { Random } from "./distributions/random";
import { type DeploymentBody, deploymentsOf } from "./generators/deployments";
import { type IncidentBody, incidentBodies } from "./generators/incidents";
import { ordinaryReleases } from "./generators/ordinary-releases";
import { orderReleases, type Release } from "./generators/release-order";
import type { ServicePlan } from "./generators/service-hours";
import type { Scenario } from "./plan";
import { story } from "./scenarios/story";

/** What an honest judge says of a release of the history, and the scenario that makes it so. */
export type Truth = {
  readonly scenario: string;
  readonly service: string;
  readonly version: string;
  readonly horizon: Horizon;
  readonly state: VerdictState;
};

export type DemoHistory = {
  /** In order of time, as the public API takes them. */
  readonly deployments: readonly DeploymentBody[];
  readonly incidents: readonly IncidentBody[];
  /** One for each service, teams together: what `serviceHours` makes telemetry of. */
  readonly services: readonly ServicePlan[];
  readonly truth: readonly Truth[];
  /** Services whose staging environment was left behind. */
  readonly drifted: readonly string[];
  /** Versions that speak although nobody announced them. */
  readonly unrecorded: readonly { readonly service: string; readonly version: string }[];
};

/** Ninety days of an invented company before `now`. The same arguments give the same history; nothing else has a part in it. */
export function demoHistory(now: Date, seed: number): DemoHistory {
  const scenarios = story(now);
  const random = new Random(`wake/${seed}`);
  const services = SERVICES.map((profile) => planOf(profile, scenarios, now, random.fork(profile.name), `wake/${seed}`));
  const releases = services.flatMap((service) => service.releases);
  const stops = scenarios.flatMap(({ stagingStopsAt }) => stagingStopsAt ?? []);
  const deployments = services.flatMap(({ profile, releases: own }) =>
    deploymentsOf(
      profile,
      own,
      stops.find(({ service }) => service === profile.name),
      random.fork(`${profile.name}/deployments`),
    ),
  );
  return {
    deployments: deployments.sort((a, b) => (a.finishedAt < b.finishedAt ? -1 : 1)),
    incidents: incidentBodies(
      scenarios.flatMap(({ incidents }) => incidents ?? []),
      releases,
    ),
    services,
    truth: truthOf(scenarios, releases),
    drifted: stops.map(({ service }) => service),
    unrecorded: releases.filter(({ kind }) => kind === "unrecorded").map(({ service, version }) => ({ service, version })),
  };
}

function planOf(profile: Profile, scenarios: readonly Scenario[], now: Date, random: Random, seed: string): ServicePlan {
  const ours = <Part extends { readonly service: string }>(parts: readonly Part[]): Part[] =>
    parts.filter(({ service }) => service === profile.name);
  const quiet = ours(scenarios.flatMap((scenario) => scenario.quiet ?? []));
  const told = ours(scenarios.flatMap((scenario) => scenario.releases));
  const planned = [...told, ...ordinaryReleases(now, profile, quiet, random)];
  return {
    profile,
    environment: "production",
    releases: orderReleases(profile, planned, random),
    disturbances: ours(scenarios.flatMap((scenario) => scenario.disturbances ?? [])),
    seed,
  };
}

function truthOf(scenarios: readonly Scenario[], releases: readonly Release[]): Truth[] {
  const byKey = new Map(releases.map((release) => [release.key, release]));
  return scenarios.flatMap(({ name, truth }) =>
    truth.flatMap(({ key, horizon, state }) => {
      const release = byKey.get(key);
      return release === undefined ? [] : [{ scenario: name, service: release.service, version: release.version, horizon, state }];
    }),
  );
}
