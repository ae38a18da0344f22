import Link from "next/link";
import { formatCount, formatPlural } from "@/lib/charts/format";
import { type ReleasesParams, releasesHref } from "@/lib/urls/releases";
import type { ReleasesModel } from "@/lib/views/releases/list";

type Props = { readonly model: ReleasesModel; readonly params: ReleasesParams };

/** How much shipped in the period and how much of it is shown, and how much of it nobody announced. */
export function ReleaseSentence({ model, params }: Props) {
  const place = params.service === null ? "" : ` of ${params.service}`;
  const where = params.environment === null ? "production" : params.environment;
  if (params.show === "unrecorded" && params.outcome === null)
    return (
      <>
        {model.matching === 0 ? "No change" : formatPlural(model.matching, "change")}
        {place} in {where}{" "}
        {model.matching === 0
          ? "went unannounced in this period."
          : `${model.matching === 1 ? "was" : "were"} never announced: telemetry shows the version, and nobody told of it.`}{" "}
        <Link href={releasesHref({ ...params, show: null, page: 1 })}>Show all releases</Link>
      </>
    );
  const { verdict, outcome, show, authors, search, carries } = params;
  const filtered = [verdict, outcome, show, authors, search, carries].some((filter) => filter !== null);
  return (
    <>
      {filtered ? matched(model, params, `${place} in ${where}`) : `${atLeast(model)}${place} reached ${where} in this period.`}
      {model.unrecorded > 0 && (
        <>
          {" "}
          <Link href={releasesHref({ ...params, ...CLEARED, show: "unrecorded", page: 1 })}>
            {formatPlural(model.unrecorded, "change")} {model.unrecorded === 1 ? "was" : "were"} never announced
          </Link>
          .
        </>
      )}
    </>
  );
}

const CLEARED = { verdict: null, outcome: null, authors: null, search: null, carries: null } as const;

const atLeast = ({ inPeriod, more }: ReleasesModel): string => `${more ? "More than " : ""}${formatPlural(inPeriod, "release")}`;

/** Attempts that failed are none of the releases that are counted beside them. */
function matched({ matching, more, inPeriod }: ReleasesModel, { outcome }: ReleasesParams, where: string): string {
  const count = `${more ? "More than " : ""}${formatCount(matching)}`;
  if (outcome === "failed")
    return `${count} ${matching === 1 ? "attempt" : "attempts"}${where} failed before anything changed, beside ${formatPlural(inPeriod, "release")}.`;
  return `${count} of ${formatPlural(inPeriod, "release")}${where} match.`;
}
