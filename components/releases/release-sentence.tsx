import Link from "next/link";
import { formatCount, formatPlural } from "@/lib/charts/format";
import { type ReleasesParams, releasesHref } from "@/lib/urls/releases";
import type { ReleasesModel } from "@/lib/views/releases/list";

type Props = { readonly model: ReleasesModel; readonly params: ReleasesParams };

/** How much shipped in the period and how much of it is shown, and how much of it nobody announced. */
export function ReleaseSentence({ model, params }: Props) {
  const place = params.service === null ? "" : ` of ${params.service}`;
  const where = params.environment === null ? "production" : params.environment;
  if (params.show !== null)
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
  const filtered = params.verdict !== null || params.search !== null;
  return (
    <>
      {filtered
        ? `${formatCount(model.matching)} of ${formatPlural(model.inPeriod, "release")}${place} in ${where} match.`
        : `${formatPlural(model.inPeriod, "release")}${place} reached ${where} in this period.`}
      {model.unrecorded > 0 && (
        <>
          {" "}
          <Link href={releasesHref({ ...params, verdict: null, search: null, show: "unrecorded", page: 1 })}>
            {formatPlural(model.unrecorded, "change")} {model.unrecorded === 1 ? "was" : "were"} never announced
          </Link>
          .
        </>
      )}
    </>
  );
}
