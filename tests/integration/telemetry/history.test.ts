import { beforeEach, expect, test } from "vitest";
import { readOperations } from "@/lib/db/read/signals/operations";
import { servicesNow } from "@/lib/db/read/signals/services-now";
import { appendBatches } from "@/lib/db/telemetry/append";
import { compactHours } from "@/lib/db/telemetry/compact-hours";
import { forgetServices, hasTelemetry } from "@/lib/db/telemetry/forget-services";
import { type HistoryHour, writeHistory } from "@/lib/db/telemetry/write-history";
import type { Rollup, SeriesKey } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { freshDatabase } from "@/tests/support/database";
import { histogramOfUs } from "@/tests/support/histogram-of";
import { readRollups } from "@/tests/support/read-rollups";
import { batchOf, MINUTE, NOW } from "@/tests/support/telemetry-batches";

beforeEach(freshDatabase);

const HOUR = 60 * MINUTE;
const THIS_HOUR = NOW.getTime() / HOUR;
const rollup = (count: number): Rollup => ({
  count,
  errors: 1,
  ownErrors: 0,
  sumUs: count * 1000,
  maxUs: 1000,
  durations: histogramOfUs(Array.from({ length: count }, () => 1000)),
});
const keyOf = (service: string, operation: string): SeriesKey => ({
  service,
  environment: "production",
  version: "1",
  kind: "server",
  operation,
});

/** An hour with or without its minutes, which are six: one in every tenth minute. */
function hourOf(hour: number, detailed: boolean, service = "demo", operation = "*"): HistoryHour {
  const minutes = Array.from({ length: 6 }, (_, index) => ({ minute: hour * 60 + index * 10, rollup: rollup(2) }));
  return { key: keyOf(service, operation), hour, rollup: addRollups(minutes.map((one) => one.rollup)), minutes: detailed ? minutes : null };
}

const history = (service = "demo"): HistoryHour[] =>
  Array.from({ length: 90 * 24 }, (_, index) => THIS_HOUR - 1 - index).flatMap((hour) => [
    hourOf(hour, hour >= THIS_HOUR - 30, service),
    hourOf(hour, hour >= THIS_HOUR - 30, service, "GET /"),
  ]);

const counts = async (step: "1m" | "1h" | "1d", hours: number): Promise<number[]> => {
  const rows = await readRollups({
    service: "demo",
    environment: "production",
    from: new Date(NOW.getTime() - hours * HOUR),
    to: NOW,
    step,
  });
  return rows.map((row) => row.rollup.count);
};

test("history reads as if it had been sent, in every step", async () => {
  await writeHistory(history(), NOW);
  expect(await counts("1h", 90 * 24)).toEqual(new Array(2160).fill(12));
  expect((await counts("1d", 90 * 24)).slice(1, 4)).toEqual([288, 288, 288]);
  expect(await counts("1m", 2)).toEqual(new Array(12).fill(2));
  const [operation] = await readOperations({
    service: "demo",
    environment: "production",
    from: new Date(NOW.getTime() - 24 * HOUR),
    to: NOW,
  });
  expect(operation).toMatchObject({ operation: "GET /", rollup: { count: 288 } });
});

test("writing it again changes nothing, even where telemetry adds to it and is folded", async () => {
  await writeHistory(history(), NOW);
  await writeHistory(history(), NOW);
  const hour = THIS_HOUR - 3;
  await appendBatches([batchOf("late", [{ ...rollup(5), key: keyOf("demo", "*"), minute: hour * 60 }])]);
  expect(await counts("1h", 4)).toEqual([12, 17, 12, 12]);
  await compactHours(NOW, 10);
  expect(await counts("1h", 4)).toEqual([12, 17, 12, 12]);
  expect((await counts("1m", 3)).slice(0, 2)).toEqual([7, 2]);
});

test("an hour that telemetry may still add to needs its minutes", async () => {
  await expect(writeHistory([hourOf(THIS_HOUR - 2, false)], NOW)).rejects.toThrow("needs its minutes");
});

test("the last ten minutes are seen at once, by version", async () => {
  await writeHistory(history(), NOW);
  await appendBatches([batchOf("now", [{ ...rollup(30), key: keyOf("demo", "*"), minute: NOW.getTime() / MINUTE - 2 }])]);
  const [now, ...others] = await servicesNow(NOW, new Date(NOW.getTime() - HOUR));
  expect(others).toEqual([]);
  expect(now).toMatchObject({ service: "demo", version: "1", recent: { minutes: 10, rollup: { count: 30 } } });
});

test("a service can be forgotten without touching others", async () => {
  await writeHistory(history(), NOW);
  await writeHistory(history("kept"), NOW);
  await forgetServices(["demo"]);
  expect(await counts("1h", 100)).toEqual([]);
  expect(await hasTelemetry()).toBe(true);
  const kept = await readRollups({ service: "kept", environment: "production", from: new Date(0), to: NOW, step: "1d" });
  expect(kept).toHaveLength(91);
  await forgetServices(["kept"]);
  expect(await hasTelemetry()).toBe(false);
});
