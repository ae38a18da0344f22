import { WakeError } from "./error";

export const ROLES = ["viewer", "member", "approver", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const SCOPES = ["ingest:otlp", "ingest:events", "read", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

/** What can be done, and by whom: the least role for people, the scope for tokens. */
const VERBS = {
  "view.read": { role: "viewer", scope: "read" },
  "events.write": { role: null, scope: "ingest:events" },
  "telemetry.write": { role: null, scope: "ingest:otlp" },
  "deployments.decide": { role: "member", scope: "admin" },
  "verdicts.decide": { role: "member", scope: "admin" },
  "incidents.decide": { role: "member", scope: "admin" },
  "objectives.manage": { role: "member", scope: "admin" },
  "subscriptions.manage": { role: "admin", scope: "admin" },
  "tokens.manage": { role: "admin", scope: "admin" },
  "demo.remove": { role: "admin", scope: "admin" },
  "metrics.manage": { role: "admin", scope: "admin" },
  "catalogue.manage": { role: "admin", scope: "admin" },
  "delivery.manage": { role: "admin", scope: "admin" },
  "connections.manage": { role: "admin", scope: "admin" },
  "people.manage": { role: "admin", scope: "admin" },
} as const satisfies Record<string, { role: Role | null; scope: Scope }>;
export type Verb = keyof typeof VERBS;

/** Restriction of a token to some services and environments; an empty list means all. */
export type Reach = { readonly services: readonly string[]; readonly environments: readonly string[] };
export const EVERYWHERE: Reach = { services: [], environments: [] };

export type Actor =
  | { readonly kind: "user"; readonly id: string; readonly name: string; readonly role: Role }
  | { readonly kind: "token"; readonly id: string; readonly name: string; readonly scopes: readonly Scope[]; readonly reach: Reach }
  | { readonly kind: "system"; readonly name: string };

/** Whether an actor may do this at all; `admin` tokens may do everything that admins may. */
export function may(actor: Actor, verb: Verb): boolean {
  const rule = VERBS[verb];
  if (actor.kind === "system") return true;
  if (actor.kind === "token") return actor.scopes.includes(rule.scope) || actor.scopes.includes("admin");
  return rule.role !== null && ROLES.indexOf(actor.role) >= ROLES.indexOf(rule.role);
}

/** The places an actor may see or write. People and the system reach everywhere. */
export const reachOf = (actor: Actor): Reach => (actor.kind === "token" ? actor.reach : EVERYWHERE);

/** Whether a place lies within a reach. */
export const reaches = (reach: Reach, service: string, environment: string): boolean =>
  (reach.services.length === 0 || reach.services.includes(service)) &&
  (reach.environments.length === 0 || reach.environments.includes(environment));

/** Throws `unauthenticated` or `forbidden`, each with who can help. */
export function authorise(actor: Actor | null, verb: Verb): asserts actor is Actor {
  if (actor === null)
    throw new WakeError("unauthenticated", "Nobody is signed in.", { fix: "Sign in, or send a token as “Authorization: Bearer …”." });
  if (may(actor, verb)) return;
  const rule = VERBS[verb];
  throw new WakeError(
    "forbidden",
    actor.kind === "token" ? `This token lacks the scope ${rule.scope}.` : "Your role does not allow this.",
    {
      fix:
        actor.kind === "token"
          ? `Create a token with the scope ${rule.scope} under Settings, Tokens.`
          : "Ask an admin of this installation.",
    },
  );
}
