import { formatRatio, NO_VALUE } from "@/lib/charts/format";
import { formatStamp, formatZone } from "@/lib/charts/format-time";
import type { TableCell, TableColumn, TableModel } from "@/lib/charts/table";
import { HORIZON_LABEL, HORIZONS } from "@/lib/domain/horizon";
import { type Ratio, VERDICT_WORD } from "@/lib/domain/verdict";
import type { WakeIncident, WakeRelease, WakeTimelineInput } from "./input";

/** Where the cells of a row stand; the tip over a mark reads its numbers from here. */
export const WAKE_CELL = { service: 0, version: 1, releasedAt: 2, horizons: 3, perHorizon: 3, endedBy: 15, incident: 16 } as const;

const ratioText = (ratio: Ratio | null): string => (ratio === null ? NO_VALUE : formatRatio(ratio.ratio));

function horizonCells(release: WakeRelease): TableCell[] {
  return HORIZONS.flatMap((horizon): TableCell[] => {
    const found = release.horizons.find((one) => one.horizon === horizon);
    if (found === undefined)
      return [{ text: NO_VALUE }, { text: NO_VALUE }, { text: release.kind === "planned" ? "Not due" : "Not reached" }];
    return [{ text: ratioText(found.errors) }, { text: ratioText(found.p95) }, { text: VERDICT_WORD[found.state], state: found.state }];
  });
}

const ENDED = { rollback: "Rolled back", repair: "Repaired", next: "Next release" } as const;

function endedText({ endedAt, endedBy }: WakeRelease, zone: string): string {
  if (endedAt === null || endedBy === null) return NO_VALUE;
  return `${ENDED[endedBy]} ${formatStamp(endedAt, zone)}`;
}

const incidentText = (incidents: readonly WakeIncident[]): string =>
  incidents.map(({ id, confirmed }) => `${id}, ${confirmed ? "confirmed cause" : "suspected cause"}`).join("; ") || NO_VALUE;

const KIND = { recorded: "", unrecorded: ", no record", planned: ", planned", emergency: ", emergency" } as const;

function columns(input: WakeTimelineInput): TableColumn[] {
  const perHorizon = HORIZONS.flatMap((horizon): TableColumn[] => [
    { label: `Errors ${HORIZON_LABEL[horizon]}`, numeric: true },
    { label: `p95 ${HORIZON_LABEL[horizon]}`, numeric: true },
    { label: `Verdict ${HORIZON_LABEL[horizon]}`, numeric: false },
  ]);
  const text = (label: string): TableColumn => ({ label, numeric: false });
  return [
    text("Service"),
    text("Version"),
    text(`Released, ${formatZone(input.now, input.zone)}`),
    ...perHorizon,
    text("Ended by"),
    text("Incident"),
  ];
}

/** Every release of the window as a row, newest first; the key of a row is the id of its release. */
export function wakeTable(input: WakeTimelineInput): TableModel {
  const releases = input.rows.flatMap((row) => row.releases.map((release) => ({ release, incidents: row.incidents })));
  const shown = releases.filter(({ release }) => release.at >= input.from && release.at <= input.to);
  return {
    caption:
      "Every release with its verdict after 5 minutes, 1 hour, 24 hours and 7 days; errors and p95 as multiples of what was expected",
    columns: columns(input),
    rows: shown
      .toSorted((a, b) => b.release.at.getTime() - a.release.at.getTime())
      .map(({ release, incidents }) => ({
        key: release.id,
        cells: [
          { text: release.service },
          { text: release.version, href: release.href },
          { text: `${formatStamp(release.at, input.zone)}${KIND[release.kind]}${release.inFreeze ? ", in a freeze" : ""}` },
          ...horizonCells(release),
          { text: endedText(release, input.zone) },
          { text: incidentText(incidents.filter((incident) => incident.releaseId === release.id && !incident.external)) },
        ],
      })),
  };
}
