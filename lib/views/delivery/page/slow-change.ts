import { formatDuration } from "@/lib/charts/format";
import { STAGES } from "@/lib/metrics/delivery/fact";
import { STAGE_WORDS } from "@/lib/metrics/delivery/reason-words";
import { releaseHref } from "@/lib/urls/release";
import type { SlowChange } from "../model";
import type { LeadRow } from "../rows/lead-row";

/** How people call a change: its title, else its number or the start of its id. */
export const changeTitle = ({ title, number, change, repository }: LeadRow): string =>
  title ?? (number === null ? (change ?? repository ?? "") : `${repository ?? ""}#${number}`);

/** A change that took long, as a row of the page. */
export function slowChange(row: LeadRow): SlowChange {
  const [longest] = STAGES.flatMap((stage) => {
    const seconds = row.stages[stage];
    return seconds === null ? [] : [{ stage, seconds }];
  }).toSorted((a, b) => b.seconds - a.seconds);
  return {
    key: `${row.deployment} ${row.change}`,
    title: changeTitle(row),
    url: row.url,
    release: `${row.service} ${row.version}`,
    releaseHref: releaseHref({ id: row.release, deployment: row.deployment }),
    deployedAt: row.deployedAt,
    lead: formatDuration((row.leadSeconds ?? 0) * 1000),
    longest: longest === undefined ? null : `${STAGE_WORDS[longest.stage].name}, ${formatDuration(longest.seconds * 1000)}`,
  };
}
