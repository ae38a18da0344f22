import type { PoolClient } from "pg";
import { groupBy } from "@/lib/domain/group-by";
import type { RollupDelta } from "@/lib/domain/rollup";
import { advanceStream } from "@/lib/domain/stream/advance";
import type { StreamPoint } from "@/lib/domain/stream/point";
import { toDeltas } from "@/lib/domain/stream/to-deltas";
import { notePoint } from "@/lib/telemetry/note-point";
import { shardKeyOf } from "./shard-key";
import { enterStreams, lockStreams, type StoredStream, writeStreams } from "./stream-rows";
import { HOUR_MS } from "./time-units";

const HOUR_NS = BigInt(HOUR_MS) * 1_000_000n;

/**
 * What points add to their series, by the states of their streams, which are locked and carried forward in the transaction of
 * `client`: nothing is counted twice, however many writers send for one stream. Streams over the limit of their service add nothing.
 */
export async function resolveStreams(client: PoolClient, points: readonly StreamPoint[]): Promise<RollupDelta[]> {
  const wanted = byStream(points);
  await enterStreams(client, wanted);
  const stored = new Map((await lockStreams(client, wanted)).map((row) => [keyOf(row), row.state]));
  const deltas: RollupDelta[] = [];
  const changed: StoredStream[] = [];
  for (const { shardKey, service, stream, seenHour, points: own } of wanted) {
    let state = stored.get(keyOf({ service, stream }));
    if (state === undefined) continue;
    for (const point of own) {
      const advance = advanceStream(state, point);
      state = advance.state;
      notePoint(advance.note);
      if (advance.added !== null) for (const delta of toDeltas(point, advance.added)) deltas.push(delta);
    }
    changed.push({ shardKey, service, stream, seenHour, state });
  }
  if (changed.length > 0) await writeStreams(client, changed);
  return deltas;
}

type WantedStream = Omit<StoredStream, "state"> & { readonly points: readonly StreamPoint[] };

const keyOf = ({ service, stream }: { service: string; stream: string }): string => `${stream} ${service}`;

/** Streams in the order of their key, so that no two writers wait for each other in a circle; the points of each in order of time. */
function byStream(points: readonly StreamPoint[]): WantedStream[] {
  const streams = groupBy(points, ({ key: { service }, stream }) => keyOf({ service, stream }));
  return [...streams.values()].flatMap(wantedOf).sort(byKey);
}

function wantedOf(points: readonly StreamPoint[]): WantedStream[] {
  const inOrder = points.toSorted((a, b) => (a.timeNs < b.timeNs ? -1 : a.timeNs > b.timeNs ? 1 : 0));
  const last = inOrder.at(-1);
  if (last === undefined) return [];
  const { service } = last.key;
  return [{ shardKey: shardKeyOf(service), service, stream: last.stream, seenHour: Number(last.timeNs / HOUR_NS), points: inOrder }];
}

const byKey = (a: WantedStream, b: WantedStream): number =>
  a.shardKey - b.shardKey || order(a.service, b.service) || order(a.stream, b.stream);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
