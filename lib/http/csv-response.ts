import { type Cell, csvLine } from "./csv";

/** A table as it is written: the names of its columns, and its lines as they come. */
export type CsvTable = {
  /** Without its ending. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly lines: AsyncIterable<readonly (readonly Cell[])[]>;
};

/**
 * A table as a file that is saved, written while it is read: it may be longer than memory is large. The first lines are read before
 * the answer begins, so that a refusal is still a refusal and no half of a file.
 */
export async function csvResponse({ name, columns, lines }: CsvTable): Promise<Response> {
  const source = lines[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const textOf = (part: readonly (readonly Cell[])[]): Uint8Array => encoder.encode(part.map(csvLine).join(""));
  const first = await source.next();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(csvLine(columns)));
      if (first.done !== true) controller.enqueue(textOf(first.value));
    },
    async pull(controller) {
      const part = await source.next();
      if (part.done === true) controller.close();
      else controller.enqueue(textOf(part.value));
    },
    async cancel() {
      await source.return?.();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="${name}.csv"`,
      "cache-control": "no-store",
    },
  });
}
