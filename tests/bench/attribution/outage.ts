import type { Random } from "@/tests/support/prng";
import { between, type Landscape, logBetween, oneOf, wholeBetween } from "./landscape";

/** A roll-out in minutes of the scenario. */
export type Release = {
  readonly service: number;
  readonly kind: "release" | "configuration" | "flag";
  readonly steps: readonly { readonly at: number; readonly instances: number; readonly takes: number }[];
  /** Innocent differences of the new version. */
  readonly failingTimes: number;
  readonly slowTimes: number;
  /** Its telemetry never arrives, and nothing is wrong with it. */
  readonly mute: boolean;
};

export const FAULTS = ["inbound", "contract", "outbound", "crash", "slow", "configuration", "both-versions"] as const;
export const MISHAPS = ["dependency", "released-service", "overload", "several"] as const;
/** What goes wrong. `release` is the number of the culprit; null: no release. */
export type Fault = {
  readonly kind: (typeof FAULTS)[number] | (typeof MISHAPS)[number];
  readonly release: number | null;
  /** The services it is in. */
  readonly services: readonly number[];
  /** The callee that a contract or an outbound call is broken with. */
  readonly callee: number | null;
  readonly from: number;
  /** Minutes until it has its full strength. */
  readonly ramp: number;
  readonly failing: number;
  readonly slowTimes: number;
  /** Of a crash: the part of the traffic that still goes to dead instances. */
  readonly leak: number;
};

/** Minute around which things happen. */
export const MIDDLE = 75;

export function drawReleases(random: Random, { services }: Landscape): readonly Release[] {
  const places = services.map((_, index) => index).filter((index) => services[index]?.reports === true);
  return Array.from({ length: wholeBetween(random, 1, 7) }, () => {
    const [service = 0] = places.splice(Math.floor(random() * places.length), 1);
    const kind = random() < 0.1 ? "flag" : random() < 0.1 ? "configuration" : "release";
    const at = MIDDLE + Math.round(random() < 0.65 ? between(random, -25, 14) : between(random, -70, 14));
    return {
      service,
      kind,
      steps:
        kind === "flag"
          ? [{ at, instances: services[service]?.instances ?? 1, takes: 0 }]
          : drawSteps(random, at, services[service]?.instances ?? 1),
      failingTimes: between(random, 0.8, 1.25),
      slowTimes: between(random, 0.9, 1.15),
      mute: random() < 0.06,
    };
  });
}

function drawSteps(random: Random, begin: number, instances: number): Release["steps"] {
  const parts = Math.min(instances, random() < 0.3 ? 1 : wholeBetween(random, 2, 6));
  const gap = wholeBetween(random, 1, 8);
  return Array.from({ length: parts }, (_, index) => ({
    at: begin + index * gap,
    instances: Math.floor(((index + 1) * instances) / parts) - Math.floor((index * instances) / parts),
    takes: wholeBetween(random, 0, 1),
  }));
}

/** About seven in ten are the doing of a release. */
export function drawFault(random: Random, landscape: Landscape, releases: readonly Release[]): Fault {
  const size = {
    failing: logBetween(random, 0.02, 1),
    slowTimes: logBetween(random, 1.5, 10),
    leak: random() < 0.3 ? 0 : between(random, 0.2, 1),
  };
  return random() < 0.7 ? releaseFault(random, landscape, releases, size) : mishap(random, landscape, releases, size);
}

type Size = Pick<Fault, "failing" | "slowTimes" | "leak">;

function releaseFault(random: Random, { edges }: Landscape, releases: readonly Release[], size: Size): Fault {
  const release = Math.floor(random() * releases.length);
  const culprit = releases[release];
  if (culprit === undefined) throw new RangeError("a fault needs a release");
  const callees = edges.filter(({ caller }) => caller === culprit.service).map(({ callee }) => callee);
  const versioned = [
    "inbound",
    "inbound",
    "crash",
    "crash",
    "crash",
    "slow",
    "both-versions",
    ...(callees.length > 0 ? (["contract", "outbound"] as const) : []),
  ] as const;
  const kind = culprit.kind === "release" ? oneOf(random, versioned) : "configuration";
  const delay = random() < 0.75 ? 0 : wholeBetween(random, 3, 40);
  return {
    ...size,
    kind,
    release,
    services: [culprit.service],
    callee: callees.length > 0 ? oneOf(random, callees) : null,
    from: (culprit.steps[0]?.at ?? MIDDLE) + delay,
    ramp: random() < 0.15 ? wholeBetween(random, 10, 40) : 0,
  };
}

function mishap(random: Random, { services }: Landscape, releases: readonly Release[], size: Size): Fault {
  const released = new Set(releases.map(({ service }) => service));
  const calm = services.map((_, index) => index).filter((index) => !released.has(index) && index > 0);
  const kind = oneOf(random, ["dependency", "dependency", "dependency", "released-service", "overload", "several"] as const);
  const many = calm.filter(() => random() < 0.3);
  const one = kind === "released-service" ? [...released] : calm.length > 0 ? calm : [0];
  return {
    ...size,
    kind,
    release: null,
    services:
      kind === "overload" || kind === "several" ? [...many, ...[...released].filter(() => random() < 0.3), 0] : [oneOf(random, one)],
    callee: null,
    from: MIDDLE + wholeBetween(random, -5, 10),
    ramp: random() < 0.3 ? wholeBetween(random, 5, 30) : 0,
  };
}
