import { z } from "zod";
import { WakeError } from "@/lib/domain/error";
import type { World, WorldPoint, WorldSeries } from "@/lib/health/offline/world";
import { parseLenientJson } from "../lenient-json";
import { type FileHistogram, histogramReader } from "./histograms";

/** A world, and what had to be put right to read it. */
export type ReadWorld = { readonly world: World; readonly remarks: readonly string[] };

/** Numbers from here on are milliseconds: as seconds they would lie in the year 5138. */
const MILLISECONDS_FROM = 1e11;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})$/;

const MOMENT = "a moment: RFC 3339 such as 2026-01-31T12:00:00Z, or seconds since 1970";
const instant = z
  .union([z.string().regex(RFC_3339, { error: MOMENT }), z.number()], { error: MOMENT })
  .transform((told) => new Date(typeof told === "string" ? told : told * (Math.abs(told) < MILLISECONDS_FROM ? 1000 : 1)))
  .refine((at) => Number.isFinite(at.getTime()), { error: "a moment that exists" });
const name = z.union([z.string().min(1), z.number().transform(String)], { error: "a name" });
const count = z.number({ error: "a number that is not negative" }).min(0, { error: "a number that is not negative" });
const unknownIsZero = count.nullish().transform((value) => value ?? 0);
const histogram = z.object({ scale: z.int().min(-10).max(20), offset: z.int(), counts: z.array(unknownIsZero) });
const point = z.object({
  t: instant,
  n: count.nullish(),
  err: unknownIsZero,
  own: count.nullish(),
  hist: histogram.nullish(),
  signatures: z.record(z.string(), unknownIsZero).nullish(),
  instances: count.nullish(),
});
const series = z.object({ service: name, environment: name, version: name, operation: name.nullish(), points: z.array(point) });
const deployment = z.object({
  id: name,
  service: name,
  environment: name,
  version: name,
  previousVersion: name.nullish(),
  startedAt: instant,
  finishedAt: instant.nullish(),
});
const file = z.object({ now: instant, deployments: z.array(deployment), series: z.array(series), freezeHistory: z.boolean().nullish() });

type File = z.infer<typeof file>;
type Point = z.infer<typeof point>;

const MOST_TOLD = 5;
const FORMAT = "docs/judge.md says what such a file holds.";

/** Reads the text of a world file; throws `invalid`, naming each field that is wrong. */
export function readWorld(text: string): ReadWorld {
  const read = file.safeParse(parseJson(text));
  if (read.success) return worldOf(read.data);
  const problems = read.error.issues.map(({ path, message }) => `${pathOf(path)}: ${message}`);
  const more = problems.length > MOST_TOLD ? ` And ${problems.length - MOST_TOLD} more.` : "";
  throw new WakeError("invalid", `${problems.slice(0, MOST_TOLD).join("; ")}.${more}`, { fix: FORMAT });
}

function parseJson(text: string): unknown {
  try {
    return parseLenientJson(text);
  } catch (cause) {
    throw new WakeError("invalid", `This is no JSON: ${cause instanceof Error ? cause.message : ""}.`, { fix: FORMAT });
  }
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) => (typeof part === "number" ? `${text}[${part}]` : `${text}${text === "" ? "" : "."}${String(part)}`),
    "",
  ) || "the file";

function worldOf(told: File): ReadWorld {
  const remarks: string[] = [];
  const histogramsOf = histogramReader(
    told.series.map(({ service, points }) => ({ service, histograms: points.map(({ hist }) => hist ?? null) })),
  );
  const world: World = {
    now: told.now,
    freezeHistory: told.freezeHistory ?? false,
    deployments: told.deployments.map(({ previousVersion = null, finishedAt, ...one }) => {
      const end = Math.max(finishedAt?.getTime() ?? 0, one.startedAt.getTime());
      return { ...one, previousVersion, finishedAt: new Date(end) };
    }),
    series: told.series.map(({ operation = null, points, ...key }, index): WorldSeries => {
      const over = points.filter(({ n, err }) => err > (n ?? 0)).length;
      if (over > 0)
        remarks.push(`series[${index}]: ${over} of ${points.length} points have more errors than requests; no more are counted.`);
      const read = histogramsOf(key.service);
      return { ...key, operation, points: points.flatMap((one) => pointOf(one, read)) };
    }),
  };
  return { world, remarks };
}

/** A minute of which the number of requests is not known is one that nothing was told of. */
function pointOf(
  { t, n, err, own, hist, signatures, instances }: Point,
  read: (told: FileHistogram) => WorldPoint["durations"],
): WorldPoint[] {
  if (n == null) return [];
  return [
    {
      at: t,
      count: n,
      errors: Math.min(err, n),
      ownErrors: own ?? null,
      durations: hist == null ? null : read(hist),
      signatures: new Map(Object.entries(signatures ?? {})),
      instances: instances ?? null,
    },
  ];
}
