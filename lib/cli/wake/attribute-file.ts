import { z } from "zod";
import { WakeError } from "@/lib/domain/error";
import type { AttributionInput, CallPoint, Change } from "@/lib/health/attribution/input";
import { parseLenientJson } from "./lenient-json";

/** Problems beyond these repeat what was said. */
const MOST_TOLD = 10;
/** Seconds since 1970 are below this until the year 5138; above it they are milliseconds. */
const MILLISECONDS_FROM = 1e11;

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})$/;

/** Not a union: a file has a moment a point, and a union tries each of its sides in turn. */
const moment = z.unknown().transform((given, context) => {
  const at = new Date(millisecondsOf(given));
  if (Number.isFinite(at.getTime())) return at;
  context.addIssue({ code: "custom", message: "is not a moment: give RFC 3339 with a zone (2026-03-01T12:00:00Z) or seconds since 1970" });
  return z.NEVER;
});

function millisecondsOf(given: unknown): number {
  if (typeof given === "number") return Math.abs(given) < MILLISECONDS_FROM ? given * 1_000 : given;
  return typeof given === "string" && RFC_3339.test(given) ? Date.parse(given) : Number.NaN;
}

/** Rounding may leave a ratio a hair above 1. */
const ratio = z
  .number()
  .min(0)
  .max(1.001)
  .transform((value) => Math.min(1, value))
  .nullish();
const amount = z.number().min(0).nullish();
const version = z.union([z.string(), z.number().transform(String)]).nullish();
const name = z.union([z.string().min(1), z.number().transform(String)]);

const step = z.object({
  at: moment,
  from: version,
  to: version,
  instances: amount,
  removed: amount,
  completedAt: moment.nullish(),
});

const release = z.object({
  id: name,
  service: z.string().min(1),
  startedAt: moment,
  finishedAt: moment.nullish(),
  steps: z.array(step).nullish(),
  targetInstances: amount,
});

const point = z.tuple([moment, ratio, ratio.optional(), amount.optional(), amount.optional()]);

const series = z.object({
  service: z.string().min(1),
  version,
  side: z.enum(["in", "out"]),
  caller: z.string().nullish(),
  callee: z.string().nullish(),
  points: z.array(point),
});

const file = z.object({
  detectedAt: moment,
  releases: z.array(release),
  edges: z.array(z.tuple([z.string(), z.string()])).nullish(),
  series: z.array(series).nullish(),
});

/** What `wake attribute` asks; throws `malformed` for what is no JSON, and `invalid` that names the fields of what cannot be meant. */
export function readAttribution(text: string, source: string): AttributionInput {
  const parsed = file.safeParse(readJson(text, source));
  if (!parsed.success)
    throw refused(
      source,
      parsed.error.issues.map(({ path, message }) => ({ field: fieldOf(path), message })),
    );
  const { detectedAt, releases, edges, series: told } = parsed.data;
  const twice = releases.findIndex(({ id }, index) => releases.some((other, before) => before < index && other.id === id));
  if (twice >= 0) throw refused(source, [{ field: `releases[${twice}].id`, message: "is the id of an earlier release as well" }]);
  return {
    detectedAt,
    hurt: [],
    changes: releases.map((one) => ({ ...changeOf(one), endedAt: endOf(one, releases) })),
    edges: edges ?? [],
    series: (told ?? []).map(({ service, version: of, side, caller, callee, points }) => ({
      service,
      version: of ?? null,
      side,
      peer: (side === "in" ? caller : callee) ?? null,
      points: points.map(pointOf),
    })),
    earlier: [],
  };
}

function changeOf({ id, service, startedAt, finishedAt, steps, targetInstances }: z.infer<typeof release>): Change {
  const told = (steps ?? []).map(({ at, from, to, instances, removed, completedAt }) => ({
    at,
    from: from ?? null,
    to: to ?? null,
    instances: instances ?? 0,
    removed: removed ?? 0,
    completedAt: completedAt ?? null,
  }));
  return {
    candidate: {
      key: `deployment:${id}`,
      kind: "deployment",
      id,
      service,
      environment: null,
      version: null,
      at: startedAt,
      recorded: true,
      configuration: false,
      title: id,
    },
    finishedAt: finishedAt ?? null,
    previousVersion: null,
    steps: told,
    targetInstances: targetInstances ?? null,
    unchanged: false,
    linesChanged: null,
  };
}

/** When a later release of the same service began to take instances of this one away, or, without steps, began. */
function endOf({ id, service, startedAt, steps: own }: z.infer<typeof release>, releases: readonly z.infer<typeof release>[]): Date | null {
  const brought = own?.find(({ to }) => to != null)?.to ?? null;
  const ends = releases
    .filter((other) => other.id !== id && other.service === service && other.startedAt > startedAt)
    .flatMap(({ startedAt: at, steps }) => {
      if (!steps || steps.length === 0 || brought === null) return [at];
      return steps.filter(({ from, removed }) => from === brought && (removed ?? 0) > 0).map((one) => one.at);
    });
  return ends.sort((one, other) => one.getTime() - other.getTime())[0] ?? null;
}

const pointOf = ([at, success, worst, meanMs, instances]: z.infer<typeof point>): CallPoint => ({
  at,
  requests: null,
  success: success ?? null,
  worst: worst ?? null,
  ownFailed: null,
  meanMs: meanMs ?? null,
  instances: instances ?? null,
});

function readJson(text: string, source: string): unknown {
  try {
    return parseLenientJson(text);
  } catch (cause) {
    throw new WakeError("malformed", `${source} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      fix: "Give one JSON object with detectedAt, releases, edges and series; docs/attribution.md shows one.",
      cause,
    });
  }
}

const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (field, part) => (typeof part === "number" ? `${field}[${part}]` : field === "" ? String(part) : `${field}.${String(part)}`),
    "",
  );

function refused(source: string, issues: readonly { readonly field: string; readonly message: string }[]): WakeError {
  const told = issues.slice(0, MOST_TOLD).map(({ field, message }) => `  ${field || "(the whole)"}: ${message}`);
  const more = issues.length > MOST_TOLD ? [`  and ${issues.length - MOST_TOLD} more`] : [];
  return new WakeError("invalid", [`${source} cannot be read:`, ...told, ...more].join("\n"), {
    issues,
    fix: "docs/attribution.md says what each field holds.",
  });
}
