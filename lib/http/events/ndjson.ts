import type { Actor } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import type { EventKind } from "@/lib/ingest/events/event-draft";
import { decodeText, parseText } from "@/lib/ingest/events/parse-text";
import { type ItemResult, recordEvents } from "@/lib/services/event/record";
import { asWakeError } from "../problem";
import { itemAnswer } from "./item-answer";
import { type Line, linesOf } from "./lines";

const BATCH_LINES = 500;
const BATCH_BYTES = 8 * 1_048_576;

export type Bulk = {
  readonly actor: Actor;
  readonly kind: EventKind;
  readonly idempotencyKey: string | null;
  readonly now: Date;
  /** Told of what became of each batch. */
  readonly onResults: (results: readonly ItemResult[]) => void;
};

/**
 * Stores an object per line and yields the answers, a line for each, a batch at a time. Batches that were answered are stored,
 * whatever follows. A failure after the first batch is answered for each line of its batch, and ends the stream.
 */
export async function* bulkAnswers(chunks: AsyncIterable<Uint8Array>, bulk: Bulk): AsyncGenerator<string> {
  let number = 0;
  let last: readonly Line[] = [];
  try {
    for await (const batch of batchesOf(linesOf(chunks))) {
      last = batch;
      const results = await storeLines(batch, number, bulk);
      bulk.onResults(results);
      yield batch.map((line, index) => answerLine(bulk.kind, line, results[index])).join("");
      last = [];
      number += 1;
    }
  } catch (error) {
    const known = asWakeError(error);
    if (number === 0 || known === null) throw error;
    const failed = { status: "failed", detail: known.message, fix: known.fix };
    yield last.length === 0
      ? `${JSON.stringify(failed)}\n`
      : last.map((line) => `${JSON.stringify({ line: line.number, ...failed })}\n`).join("");
  }
}

async function* batchesOf(lines: AsyncIterable<Line>): AsyncGenerator<Line[]> {
  let batch: Line[] = [];
  let bytes = 0;
  for await (const line of lines) {
    batch.push(line);
    bytes += line.bytes?.length ?? 0;
    if (batch.length < BATCH_LINES && bytes < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

async function storeLines(batch: readonly Line[], number: number, { actor, kind, idempotencyKey, now }: Bulk): Promise<ItemResult[]> {
  const parsed = batch.map(parseLine);
  const good = parsed.flatMap((one) => (one instanceof WakeError ? [] : [one.value]));
  const submission = {
    kind,
    values: good,
    raw: Buffer.concat(batch.flatMap(({ bytes }) => (bytes === null ? [] : [bytes, Buffer.from("\n")]))),
    contentType: "application/x-ndjson",
    idempotencyKey: idempotencyKey === null ? null : `${idempotencyKey}#${number + 1}`,
  };
  const results = (await recordEvents(actor, submission, now)).values();
  return parsed.flatMap((one) => (one instanceof WakeError ? [{ outcome: "refused" as const, error: one }] : (results.next().value ?? [])));
}

function parseLine({ bytes }: Line): { readonly value: unknown } | WakeError {
  if (bytes === null) return new WakeError("too-large", "The line is longer than 1 MiB.", { fix: "Send one object per line." });
  try {
    return { value: parseText(decodeText(bytes)) };
  } catch (error) {
    if (error instanceof WakeError) return error;
    throw error;
  }
}

const answerLine = (kind: EventKind, line: Line, result: ItemResult | undefined): string =>
  result === undefined ? "" : `${JSON.stringify({ line: line.number, ...itemAnswer(kind, result) })}\n`;
