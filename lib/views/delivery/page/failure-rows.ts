import { formatDuration } from "@/lib/charts/format";
import { REASON_WORDS } from "@/lib/metrics/delivery/reason-words";
import { releaseHref } from "@/lib/urls/release";
import type { FailedDeployment } from "../model";
import type { DeploymentRow } from "../rows/deployment-row";

/** What says that a deployment hurt: `rolled back; the cause of “Checkout is down”`. */
export function hurtReasons({ hurt, incidents }: DeploymentRow): string {
  const said = (hurt?.by ?? []).map((by) =>
    by === "incident" && incidents.length > 0 ? `the cause of ${titlesOf(incidents)}` : REASON_WORDS.hurt[by],
  );
  return said.join("; ");
}

const MOST_TITLES = 2;

function titlesOf(incidents: DeploymentRow["incidents"]): string {
  const named = incidents.slice(0, MOST_TITLES).map(({ title }) => `“${title}”`);
  const more = incidents.length - named.length;
  return `${named.join(" and ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** How long a failure lasted, or has lasted so far, in seconds. */
export const secondsOf = ({ hurt, finishedAt }: DeploymentRow, now: Date): number =>
  hurt?.seconds ?? Math.max(0, Math.floor((now.getTime() - (hurt?.from ?? finishedAt).getTime()) / 1000));

/** A deployment that hurt, as a row of the page. */
export function failedDeployment(row: DeploymentRow, now: Date): FailedDeployment {
  const open = row.hurt?.until === null;
  const lasted = formatDuration(secondsOf(row, now) * 1000);
  return {
    key: row.deployment,
    release: `${row.service} ${row.version}`,
    releaseHref: releaseHref({ id: row.release, deployment: row.deployment }),
    environment: row.environment,
    finishedAt: row.finishedAt,
    reasons: hurtReasons(row),
    lasted: open ? `${lasted} so far` : lasted,
    open,
  };
}
