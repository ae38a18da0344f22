import { workday } from "../generators/workday";
import type { Scenario } from "../plan";
import { badRelease } from "./bad-release";
import { driftedStaging } from "./drifted-staging";
import { emergencyChange } from "./emergency-change";
import { fresh } from "./fresh";
import { improvedLatency } from "./improved-latency";
import { innocentNeighbour } from "./innocent-neighbour";
import { lateRise } from "./late-rise";
import { latencyRegression } from "./latency-regression";
import { lowTraffic } from "./low-traffic";
import { quietTeam } from "./quiet-team";
import { silentRelease } from "./silent-release";
import { slowBurn } from "./slow-burn";
import { stillOpen } from "./still-open";
import { unrecordedChange } from "./unrecorded-change";

/** Everything out of the ordinary in the ninety days before now, by team. */
export function story(now: Date): readonly Scenario[] {
  const on = (days: number, hour: number): Date => workday(now, days, hour);
  return [...journeys(now, on), ...faresAndBilling(on), ...onBoard(now, on), ...quayside(on)];
}

type On = (days: number, hour: number) => Date;

const journeys = (now: Date, on: On): Scenario[] => [
  badRelease({ service: "booking", at: on(1, 10.3), failures: 20, title: "Bookings fail at the last step", severity: "critical" }),
  badRelease({
    service: "booking",
    at: on(52, 13.1),
    failures: 7,
    title: "Changed sailings lose their vehicle",
    severity: "major",
    minutes: 44,
  }),
  badRelease({
    service: "accounts",
    at: on(80, 9.2),
    failures: 16,
    title: "Sign-in refuses correct passwords",
    severity: "critical",
    minutes: 38,
  }),
  latencyRegression({
    ...{ service: "seat-map", at: on(5, 12.7), latency: 3.2, minutes: 96 },
    incident: { title: "Deck plans take seconds to open", severity: "major" },
  }),
  latencyRegression({ service: "timetable", at: on(46, 9.6), latency: 2.7, minutes: 74, incident: null }),
  slowBurn({ service: "accounts", at: on(13, 9.5), ceiling: 4.5, incident: { title: "Sign-in is slow for everybody", severity: "major" } }),
  improvedLatency({ service: "seat-map", at: on(20, 8.9), latency: 0.58 }),
  lateRise({ service: "timetable", at: on(16, 14.2), failures: 6 }),
  lateRise({ service: "booking", at: on(37, 11.4), failures: 5 }),
  fresh({ service: "timetable", now }),
];

const faresAndBilling = (on: On): Scenario[] => [
  badRelease({ service: "fares", at: on(33, 10.8), failures: 9, title: "Vouchers are not accepted", severity: "major", minutes: 57 }),
  badRelease({
    service: "billing",
    at: on(41, 15.1),
    failures: 12,
    latency: 1.6,
    title: "Card charges time out",
    severity: "critical",
    minutes: 41,
  }),
  slowBurn({ service: "fares", at: on(68, 8.4), ceiling: 3.2, incident: null }),
  innocentNeighbour({ service: "booking", neighbour: "fares", at: on(10, 12.8), title: "Price server of a partner is down" }),
  emergencyChange({ service: "billing", at: on(6, 19.4) }),
  lateRise({ service: "billing", at: on(27, 9.7), failures: 4 }),
  lateRise({ service: "fares", at: on(2, 13.9), failures: 6 }),
  lowTraffic({ service: "refunds", at: on(3, 10.1) }),
];

const onBoard = (now: Date, on: On): Scenario[] => [
  badRelease({
    service: "boarding",
    at: on(24, 9.1),
    failures: 14,
    title: "Scanners reject valid passes",
    severity: "critical",
    minutes: 52,
  }),
  badRelease({ service: "kiosk", at: on(76, 14.6), failures: 10, title: "Kiosks print blank tickets", severity: "minor", minutes: 55 }),
  latencyRegression({
    ...{ service: "vessel-feed", at: on(71, 11.2), latency: 4.1, minutes: 82 },
    incident: { title: "Vessel positions arrive late", severity: "minor" },
  }),
  innocentNeighbour({ service: "boarding", neighbour: "vessel-feed", at: on(59, 10.4), title: "Satellite link lost" }),
  lateRise({ service: "vessel-feed", at: on(8, 10.9), failures: 5 }),
  silentRelease({ service: "boarding", at: on(3, 13.3) }),
  stillOpen({ service: "kiosk", at: on(2, 10.4), now, title: "Kiosks print two receipts", severity: "minor" }),
  unrecordedChange({ service: "kiosk", at: on(4, 21.2) }),
  driftedStaging({ service: "vessel-feed", since: on(34, 0) }),
];

const quayside = (on: On): Scenario[] => [
  quietTeam({ service: "berths", at: [on(82, 9), on(63, 13.5), on(41, 10.2), on(21, 8.8), on(9, 11.1)] }),
  quietTeam({ service: "manifests", at: [on(77, 10.5), on(55, 9.3), on(36, 14.1), on(14, 9.9)] }),
];
