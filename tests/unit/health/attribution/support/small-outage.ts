import type { AttributionInput, CallPoint, CallSeries, Change } from "@/lib/health/attribution/input";

const NOON = Date.UTC(2026, 2, 3, 12);
/** Minutes from the first failure of every outage here, which is noticed three minutes later. */
export const at = (minute: number): Date => new Date(NOON + minute * 60_000);
export const [FIRST, NOTICED, END] = [-40, 3, 6];

type Told = Partial<CallPoint> & { readonly failing?: number };

/** A series of a point a minute; what fails scatters a little by itself. */
export function calls(
  service: string,
  version: string,
  side: "in" | "out",
  peer: string | null,
  told: (minute: number) => Told | null,
): CallSeries {
  const points = Array.from({ length: END - FIRST }, (_, index) => index + FIRST).flatMap((minute): CallPoint[] => {
    const point = told(minute);
    if (point === null) return [];
    const failing = (point.failing ?? 0.001) * (1 + 0.1 * Math.sin(minute * 7));
    return [{ at: at(minute), requests: null, success: 1 - failing, worst: null, ownFailed: null, meanMs: 20, instances: 4, ...point }];
  });
  return { service, version, side, peer, points };
}

/** A deployment of `service` from 1 to 2 that replaced two of four instances `minute` minutes after the first failure. */
export function release(id: string, service: string, minute: number, more: Partial<Change> = {}): Change {
  return {
    candidate: {
      key: `deployment:${id}`,
      kind: "deployment",
      id,
      service,
      environment: "production",
      version: "2",
      at: at(minute),
      recorded: true,
      configuration: false,
      title: `${service} 2`,
    },
    finishedAt: null,
    previousVersion: "1",
    steps: [{ at: at(minute), from: "1", to: "2", instances: 2, removed: 2, completedAt: at(minute) }],
    targetInstances: 4,
    unchanged: false,
    linesChanged: null,
    ...more,
  };
}

export const EDGES = [
  ["web", "pay"],
  ["web", "cart"],
  ["pay", "bank"],
] as const;

/** Web calls pay and cart, pay calls bank; each failing share from the first failure on is what `failing` says of that edge. */
export function outage(
  failing: { readonly pay?: number; readonly cart?: number; readonly bank?: number },
  changes: readonly Change[],
): AttributionInput {
  const since = (share: number | undefined) => (minute: number) => ({ failing: minute >= 0 ? (share ?? 0.001) : 0.001 });
  return {
    detectedAt: at(NOTICED),
    hurt: [],
    changes,
    edges: EDGES,
    series: [
      calls("web", "1", "out", "pay", since(failing.pay)),
      calls("web", "1", "out", "cart", since(failing.cart)),
      calls("pay", "1", "out", "bank", since(failing.bank)),
      calls("pay", "1", "in", "web", since(failing.pay)),
      calls("cart", "1", "in", "web", since(failing.cart)),
      calls("bank", "1", "in", "pay", since(failing.bank)),
    ],
    earlier: [],
  };
}
