import type { BeyondLimit } from "@/lib/db/read/metric/beyond-limits";
import { LABEL_LIMITS } from "@/lib/domain/label-limits";

/** A service of which more came than is kept apart, in words. */
export type LimitLine = { readonly key: string; readonly service: string; readonly what: string; readonly fix: string };

const LIMITS: Readonly<Record<BeyondLimit["label"], number>> = {
  services: LABEL_LIMITS.services,
  operations: LABEL_LIMITS.operations,
  versions: LABEL_LIMITS.versionsADay,
  environments: LABEL_LIMITS.environments,
  metrics: LABEL_LIMITS.metrics,
};

const FIXES: Readonly<Record<BeyondLimit["label"], string>> = {
  services: "Set service.name to one name for all instances of a service.",
  operations: "Name them by a template: set http.route, or span names without ids and dates.",
  versions: "Set service.version to what was released, not to a build or a process.",
  environments: "Set deployment.environment.name to one of few names.",
  metrics: "Put what varies into attributes instead of into the metric's name.",
};

const PLACES: Readonly<Record<string, string>> = {
  server: "of requests",
  consumer: "of messages taken",
  client: "of calls",
  producer: "of messages sent",
  dependency: "called",
  "server-metric": "of requests in metrics",
  "consumer-metric": "of messages in metrics",
  "server-metric-old": "of requests in metrics under older names",
  metric: "that are promoted",
  log: "of log records",
  exception: "of exceptions",
  "exception-log": "of exceptions in logs",
};

/** One line for each limit that was reached. A sender may call something “other” by itself: then there is room left, and no line. */
export const limitLines = (beyond: readonly BeyondLimit[]): LimitLine[] =>
  beyond
    .filter((one) => one.kept >= limitOf(one))
    .map((one) => ({
      key: `${one.service} ${one.label} ${one.of}`,
      service: one.service,
      what: `${nameOf(one)}: ${limitOf(one).toLocaleString("en-US")} are kept apart, all others count as “other”.`,
      fix: isOfExceptions(one) ? "Check that its messages and stacks do not differ from case to case." : FIXES[one.label],
    }));

const isOfExceptions = ({ label, of }: BeyondLimit): boolean => label === "operations" && of.startsWith("exception");
const limitOf = (one: BeyondLimit): number => (isOfExceptions(one) ? LABEL_LIMITS.signaturesADay : LIMITS[one.label]);

function nameOf(one: BeyondLimit): string {
  const { label, of } = one;
  if (isOfExceptions(one)) return `Signatures ${PLACES[of] ?? ""} in a day`;
  if (label === "operations") return `Operations ${PLACES[of] ?? ""}`.trim();
  if (label === "versions") return `Versions of a day in ${of}`;
  return label === "services" ? "Services" : label === "environments" ? "Environments" : "Metrics";
}
