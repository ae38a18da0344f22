const OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
const PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

/**
 * The content type that an `Accept` header prefers, of the two in which metrics are told (RFC 9110, 12.5.1): OpenMetrics where it is
 * asked for by name and not liked less than plain text, else plain text, which every scraper reads.
 */
export function metricsMedia(accept: string | null): string {
  const ranges = (accept ?? "").split(",").map(rangeOf);
  const named = liking(ranges, ["application/openmetrics-text"]);
  const plain = liking(ranges, ["text/plain", "text/*", "*/*"]);
  return named > 0 && named >= plain ? OPEN_METRICS : PROMETHEUS;
}

type Range = { readonly type: string; readonly liking: number; readonly version: string | null };

function rangeOf(text: string): Range {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const parameter = (name: string): string | null =>
    parameters
      .find((one) => one.startsWith(`${name}=`))
      ?.slice(name.length + 1)
      .replaceAll('"', "") ?? null;
  const quality = Number(parameter("q") ?? 1);
  return { type, liking: Number.isNaN(quality) ? 0 : quality, version: parameter("version") };
}

/** How much the first of some types that is named at all is liked. A version that is not ours was not asked of us. */
function liking(ranges: readonly Range[], types: readonly string[]): number {
  for (const type of types) {
    const named = ranges.filter((range) => range.type === type && (type !== "application/openmetrics-text" || isOurs(range.version)));
    if (named.length > 0) return Math.max(...named.map((range) => range.liking));
  }
  return 0;
}

const isOurs = (version: string | null): boolean => version === null || version.startsWith("1.");
