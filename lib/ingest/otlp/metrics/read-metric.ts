import type { MetricSeen } from "@/lib/domain/metric-seen";
import { eachMessage } from "../each-message";
import type { Cursor } from "../protobuf/cursor";
import type { MetricAccumulator } from "./metric-accumulator";
import type { PointDraft } from "./point-draft";
import { readExponentialPoint } from "./read-exponential-point";
import { readHistogramPoint } from "./read-histogram-point";
import { readNumberPoint } from "./read-number-point";

const NAME = 0x0a;
const DESCRIPTION = 0x12;
const UNIT = 0x1a;
const POINT = 0x0a;
const TEMPORALITY = 0x10;
const MONOTONIC = 0x18;
const TEMPORALITIES = [null, "delta", "cumulative"] as const;

type Shape = {
  readonly kind: MetricSeen["kind"];
  readonly read: (cursor: Cursor, end: number, point: PointDraft) => void;
};

/** The kinds of metric, by the tag of their data. */
const SHAPES: ReadonlyMap<number, Shape> = new Map<number, Shape>([
  [0x2a, { kind: "gauge", read: readNumberPoint }],
  [0x3a, { kind: "sum", read: readNumberPoint }],
  [0x4a, { kind: "histogram", read: readHistogramPoint }],
  [0x52, { kind: "exponential-histogram", read: readExponentialPoint }],
  [0x5a, { kind: "summary", read: readNumberPoint }],
]);

type Piece = { readonly from: number; readonly to: number };
const NOTHING: Piece = { from: 0, to: 0 };

/** Reads one `Metric` that ends at `end`: first what it says of all its points, which may stand after them, then the points. */
export function readMetric(cursor: Cursor, end: number, accumulator: MetricAccumulator): void {
  accumulator.enterGroup();
  const texts = new Map<number, Piece>();
  let shape: Shape | undefined;
  let data = NOTHING;
  while (cursor.at < end) {
    const tag = cursor.varint();
    const found = SHAPES.get(tag);
    if (found === undefined && tag !== NAME && tag !== DESCRIPTION && tag !== UNIT) {
      cursor.skip(tag, end);
      continue;
    }
    const to = cursor.fieldEnd(end);
    const piece = { from: cursor.at, to };
    if (found === undefined) texts.set(tag, piece);
    else [shape, data] = [found, piece];
    cursor.at = to;
  }
  cursor.expectEnd(end);
  if (shape === undefined) return;
  const textOf = (tag: number): string => accumulator.textIn(texts.get(tag)?.from ?? 0, texts.get(tag)?.to ?? 0);
  const header = { name: textOf(NAME), unit: textOf(UNIT), description: textOf(DESCRIPTION), kind: shape.kind };
  const { temporality, monotonic } = readNature(cursor, data);
  accumulator.enterMetric({ ...header, temporality: TEMPORALITIES[temporality] ?? null, monotonic }, texts.get(NAME) ?? NOTHING);
  readPoints(cursor, data, shape, accumulator);
}

function readNature(cursor: Cursor, { from, to }: Piece): { temporality: number; monotonic: boolean } {
  let temporality = 0;
  let monotonic = false;
  cursor.at = from;
  while (cursor.at < to) {
    const tag = cursor.varint();
    if (tag === TEMPORALITY) temporality = cursor.varint();
    else if (tag === MONOTONIC) monotonic = cursor.varint() !== 0;
    else cursor.skip(tag, to);
  }
  cursor.expectEnd(to);
  return { temporality, monotonic };
}

function readPoints(cursor: Cursor, { from, to }: Piece, shape: Shape, accumulator: MetricAccumulator): void {
  const { point } = accumulator;
  cursor.at = from;
  eachMessage(cursor, to, POINT, (pointEnd) => {
    point.reset();
    shape.read(cursor, pointEnd, point);
    accumulator.addPoint();
  });
}
