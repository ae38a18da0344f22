import type { ListedIncident } from "@/lib/db/read/incident/listed";
import { type Reach, reaches } from "@/lib/domain/access";
import type { IncidentStatus } from "@/lib/domain/incident";
import { incidentHref } from "@/lib/urls/incident";
import { releaseHref } from "@/lib/urls/release";

/**
 * What is known of a cause. `known`: somebody named the release, or Wake did and is sure enough to have stored it; `suggested`: Wake's
 * first suspect, which nobody has decided about; `none`: a person said that no release did it.
 */
export type ListedCause =
  | {
      readonly kind: "known";
      readonly by: "declared" | "confirmed" | "automatic";
      readonly confidence: number;
      readonly label: string;
      /** Null for a flag, which has no page. */
      readonly href: string | null;
    }
  | { readonly kind: "suggested"; readonly label: string; readonly posterior: number }
  | { readonly kind: "none" }
  | { readonly kind: "undecided" };

/** One incident as the list shows it. */
export type IncidentListRow = {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly status: IncidentStatus;
  readonly severity: string | null;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  /** From opened to resolved, or to now while it is open, in ms. */
  readonly lastedMs: number;
  readonly services: readonly string[];
  readonly environment: string | null;
  readonly mergedInto: string | null;
  readonly dismissed: boolean;
  readonly cause: ListedCause;
};

/** Puts what is stored of an incident into one row; services beyond the reach are not named. */
export function incidentListRow(row: ListedIncident, reach: Reach, now: Date): IncidentListRow {
  const { id, title, status, severity, openedAt, resolvedAt, environment, mergedInto, dismissed } = row;
  const services = row.services.filter((service) => reaches(reach, service, environment ?? ""));
  return {
    ...{ id, href: incidentHref({ id }), title, status, severity, openedAt, resolvedAt, services, environment, mergedInto, dismissed },
    lastedMs: Math.max(0, (resolvedAt ?? now).getTime() - openedAt.getTime()),
    cause: causeOf(row, reach),
  };
}

/** From half of the chances on a suspect is named; below, the board itself says that it is undecided. */
const NAMED = 0.5;

function causeOf(row: ListedIncident, reach: Reach): ListedCause {
  const { causeBy, causeId, causeRelease, causeConfidence, suspectKind, suspectTitle, posterior } = row;
  if (causeBy !== null && causeId !== null && causeRelease !== null)
    return {
      kind: "known",
      by: causeBy,
      confidence: causeConfidence ?? 1,
      label: `${row.causeService} ${row.causeVersion}`,
      href: releaseHref({ id: causeRelease, deployment: causeId }),
    };
  if (row.causeFlag !== null) return { kind: "known", by: "confirmed", confidence: 1, label: `flag ${row.causeFlag}`, href: null };
  if (row.nobody) return { kind: "none" };
  if (suspectKind === null || suspectTitle === null || posterior === null || posterior < NAMED) return { kind: "undecided" };
  if (suspectKind === "none") return { kind: "suggested", label: "no release", posterior };
  const within = reaches(reach, row.suspectService ?? "", row.suspectEnvironment ?? "");
  return within ? { kind: "suggested", label: suspectTitle, posterior } : { kind: "undecided" };
}
