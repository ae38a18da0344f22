import type { BurnRule } from "./objective";
import { VERDICT_WORD, type VerdictState } from "./verdict";

export const GATE_DECISIONS = ["allow", "warn", "deny"] as const;
export type GateDecision = (typeof GATE_DECISIONS)[number];

/** How a version stands in one environment. */
export type GateStand = {
  readonly environment: string;
  readonly state: VerdictState;
  /** Null while, or if, it cannot be told. */
  readonly ok: boolean | null;
  /** The strongest sentence behind it. */
  readonly because: string | null;
  readonly link: string;
};

export type GateFacts = {
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  /** In the environment that is asked about; null when it was not deployed there. */
  readonly here: GateStand | null;
  /** In environments before it on the path to production, the nearest first; each that the version came by. */
  readonly before: readonly GateStand[];
  /** Environments before it that other versions of the service go through. */
  readonly path: readonly string[];
  /** Incidents of the service that are open there. */
  readonly incidents: readonly { readonly id: string; readonly title: string; readonly caused: boolean; readonly link: string }[];
  /** Budgets of the service that burn too fast there now. */
  readonly burns: readonly { readonly objective: string; readonly rule: BurnRule; readonly link: string }[];
};

/** One thing that was looked at, and what it alone would decide. */
export type GateCheck = {
  readonly check: "verdict" | "earlier" | "incident" | "budget" | "unknown";
  readonly decision: GateDecision;
  readonly reason: string;
  readonly link: string | null;
};

export type GateAnswer = { readonly decision: GateDecision; readonly checks: readonly GateCheck[] };

/**
 * Whether a version may go, or stay, where it is asked about. Denied is what evidence speaks against: it did harm there or in the environment
 * before, or caused an incident that is open. Trouble that it has no part in only warns, since the version may be what ends it. Allowed
 * is what did well somewhere: what nobody knows anything about is never allowed by silence. The worst check decides; they come in that order.
 */
export function decideGate(facts: GateFacts): GateAnswer {
  const known = [...hereCheck(facts), ...earlierCheck(facts)];
  const silence = `Nothing is known of ${facts.service} ${facts.version} yet: it ran nowhere before.`;
  const unknown: GateCheck[] = known.length > 0 ? [] : [{ check: "unknown", decision: "warn", reason: silence, link: null }];
  const checks = [...known, ...unknown, ...incidentChecks(facts), ...burnChecks(facts)];
  const ordered = checks.toSorted((a, b) => GATE_DECISIONS.indexOf(b.decision) - GATE_DECISIONS.indexOf(a.decision));
  return { decision: ordered[0]?.decision ?? "warn", checks: ordered };
}

function hereCheck({ here, version }: GateFacts): GateCheck[] {
  if (here === null) return [];
  return [{ check: "verdict", decision: decisionOf(here.ok), reason: sentence(version, here), link: here.link }];
}

/** What did well where it is asked about needs no word from elsewhere; otherwise the nearest environment that it came by counts. */
function earlierCheck({ here, before: [nearest], path, version }: GateFacts): GateCheck[] {
  if (here?.ok === true) return [];
  if (nearest !== undefined)
    return [{ check: "earlier", decision: decisionOf(nearest.ok), reason: sentence(version, nearest), link: nearest.link }];
  if (path.length === 0) return [];
  return [{ check: "earlier", decision: "warn", reason: `${version} was in none of ${path.join(", ")} before.`, link: null }];
}

const decisionOf = (ok: boolean | null): GateDecision => (ok === null ? "warn" : ok ? "allow" : "deny");

function sentence(version: string, { environment, state, because }: GateStand): string {
  return `${version} in ${environment}: ${VERDICT_WORD[state]}${because === null ? "." : `. ${because}`}`;
}

const incidentChecks = ({ incidents, version }: GateFacts): GateCheck[] =>
  incidents.map(({ title, caused, link }) => ({
    check: "incident",
    decision: caused ? "deny" : "warn",
    reason: caused ? `${version} is held to have caused an incident that is open: ${title}` : `An incident is open: ${title}`,
    link,
  }));

const burnChecks = ({ burns, environment }: GateFacts): GateCheck[] =>
  burns.map(({ objective, link }) => ({
    check: "budget",
    decision: "warn",
    reason: `The budget of “${objective}” in ${environment} is used up too fast.`,
    link,
  }));
