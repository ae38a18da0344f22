import type { DeploymentRecord } from "./deployment-record";

/** Why two records tell of the same deployment, and how sure that is, 0 to 1. */
export type Likeness = {
  /** commit | version: of two sources. seen: telemetry showed what a record announced. decided: a person said so. */
  readonly rule: "commit" | "version" | "seen" | "decided";
  readonly confidence: number;
  /** Between their times; 0 when they overlap. */
  readonly gapMs: number;
};

/** Two sources tell of one deployment within this time of each other. */
export const NEAR_MS = 15 * 60_000;
const SHA = /^[0-9a-f]{7,64}$/i;
const SURE = { commit: 0.98, short: 0.95, version: 0.9 };
/** What the largest gap takes from the confidence. */
const DOUBT = 0.3;

type Compared = Pick<DeploymentRecord, "source" | "service" | "environment" | "version" | "commit" | "windowFrom" | "windowUntil">;

/**
 * Whether two records of different sources tell of the same deployment: the same place, the same commit or version, and times that
 * overlap or lie within 15 minutes. Null when they do not. A commit may be cut to 7 characters, and may stand as a version.
 */
export function likenessOf(a: Compared, b: Compared): Likeness | null {
  if (a.source === b.source || a.service !== b.service || a.environment !== b.environment) return null;
  const gapMs = Math.max(0, a.windowFrom.getTime() - b.windowUntil.getTime(), b.windowFrom.getTime() - a.windowUntil.getTime());
  if (gapMs > NEAR_MS) return null;
  const rule = sameContent(a, b);
  if (rule === null) return null;
  const confidence = Math.round(100 * (SURE[rule] - (DOUBT * gapMs) / NEAR_MS)) / 100;
  return { rule: rule === "version" ? "version" : "commit", confidence, gapMs };
}

/** How it is known that two records put the same thing somewhere; null when they do not, or nobody can tell. */
export function sameContent(a: Pick<Compared, "version" | "commit">, b: Pick<Compared, "version" | "commit">): keyof typeof SURE | null {
  if (a.commit !== null && a.commit === b.commit) return "commit";
  if (sameSha(a.commit, b.commit)) return "short";
  if (a.version === b.version) return "version";
  return sameSha(a.version, b.commit) || sameSha(a.commit, b.version) ? "short" : null;
}

function sameSha(a: string | null, b: string | null): boolean {
  if (a === null || b === null || !SHA.test(a) || !SHA.test(b)) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.toLowerCase().startsWith(short.toLowerCase());
}
