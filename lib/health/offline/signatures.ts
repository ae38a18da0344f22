import type { Window } from "@/lib/domain/verdict";
import type { SignatureAfter, SignatureCounts } from "../judge-input";
import type { Place } from "./place";
import type { WorldDeployment } from "./world";

/** How long before a deployment an error must not have been seen to be new. */
const DAYS_MS = 14 * 86_400_000;
const MINUTE_MS = 60_000;

/** Errors by kind in the fourteen days before a deployment, and, up to any look, those of its version; null where none are told. */
export function signaturesOf(place: Place | null, deployment: WorldDeployment): (window: Window) => SignatureCounts | null {
  const told = place?.signatures ?? [];
  if (told.length === 0) return () => null;
  // Whole minutes: what the new version sent in the minute in which it began is not from before.
  const begin = Math.min(deployment.startedAt.getTime(), deployment.finishedAt.getTime());
  const start = Math.floor(begin / MINUTE_MS) * MINUTE_MS;
  const before = new Map<string, number>();
  for (const { at, signature, count } of told) {
    if (at >= start - DAYS_MS && at < start) before.set(signature, (before.get(signature) ?? 0) + count);
  }
  const own = told.filter(({ version, at }) => version === deployment.version && at >= start);
  const others = told.filter(({ version, at }) => version !== deployment.version && at >= start);
  return ({ from, to }) => {
    const after = new Map<string, SignatureAfter>();
    const beside = new Set(others.filter(({ at }) => at < to.getTime()).map(({ signature }) => signature));
    const minutes = new Map<string, Set<number>>();
    for (const { at, signature, count } of own) {
      if (at < from.getTime() || at >= to.getTime()) continue;
      const seen = minutes.get(signature) ?? new Set<number>();
      minutes.set(signature, seen.add(Math.floor(at / MINUTE_MS)));
      const known = after.get(signature);
      const firstAt = new Date(Math.min(at, known?.firstAt.getTime() ?? at));
      after.set(signature, { count: (known?.count ?? 0) + count, firstAt, minutes: seen.size, title: signature });
    }
    return { before, after, beside };
  };
}
