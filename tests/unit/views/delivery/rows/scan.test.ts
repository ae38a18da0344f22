import fc from "fast-check";
import { expect, test } from "vitest";
import { compareRows, cursorAfter, type Position, positionOf } from "@/lib/views/delivery/rows/position";
import { type Scanned, type Stretch, scanRows } from "@/lib/views/delivery/rows/scan";

const DAY = 1_000;
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

const places = fc.uniqueArray(
  fc.record({ at: fc.nat({ max: 6 * DAY - 1 }), deployment: fc.nat({ max: 3 }).map(uuid), change: fc.constantFrom("", "a", "b\t%", "ß") }),
  { selector: ({ at, deployment, change }) => `${at} ${deployment} ${change}`, maxLength: 60 },
);

/** Days with how much is in them, some of them uncounted, some counted too high: an upper bound is all that is promised. */
const stretchesOf = (rows: readonly Position[], counted: readonly number[]): Stretch[] =>
  Array.from({ length: 6 }, (_, day) => {
    const held = rows.filter(({ at }) => Math.floor(at / DAY) === day).length;
    const extra = counted[day] ?? 0;
    return { from: day * DAY, to: (day + 1) * DAY, most: extra > 2 ? null : held === 0 ? 0 : held + extra };
  });

const reader = (rows: readonly Position[], looked = 0) => {
  const asked: (readonly [number, number])[] = [];
  const read = async (from: number, to: number): Promise<{ rows: Position[]; looked: number }> => {
    asked.push([from, to]);
    const found = rows.filter(({ at }) => at >= from && at < to);
    return { rows: found, looked: looked + found.length };
  };
  return { asked, read };
};

test("all pages together are all rows, each once, newest first, however days were counted", async () => {
  await fc.assert(
    fc.asyncProperty(
      places,
      fc.array(fc.nat({ max: 4 }), { minLength: 6, maxLength: 6 }),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom(0, 15_000, 30_000),
      async (rows, counted, limit, looked) => {
        const seen: Position[] = [];
        let after: Position | null = null;
        for (let page = 0; page < 200; page += 1) {
          const part: Scanned<Position> = await scanRows(stretchesOf(rows, counted), after, limit, (row) => row, reader(rows, looked).read);
          expect(part.rows.length).toBeLessThanOrEqual(limit);
          seen.push(...part.rows);
          if (part.next === null) break;
          after = positionOf(cursorAfter(part.next));
        }
        expect(seen).toEqual(rows.toSorted(compareRows));
      },
    ),
  );
});

test("what holds nothing is not read, and a day that holds much is read in part", async () => {
  const rows = Array.from({ length: 500 }, (_, index) => ({ at: 3 * DAY + index, deployment: uuid(index), change: "" }));
  const { asked, read } = reader(rows);
  const { next } = await scanRows(
    stretchesOf(rows, [0, 0, 0, 0, 0, 0]).map((one) => ({ ...one, most: one.most === 0 ? 0 : 2 * (one.most ?? 0) })),
    null,
    10,
    (row) => row,
    read,
  );
  expect(next).toMatchObject({ at: 3 * DAY + 490 });
  expect(asked.every(([from, to]) => from >= 3 * DAY && to <= 4 * DAY)).toBe(true);
});

test.each(["abc", Buffer.from('["12","x",""]').toString("base64url"), Buffer.from('["-1","",""]').toString("base64url")])(
  "a cursor that is not ours is refused: %s",
  (cursor) => {
    expect(() => positionOf(cursor)).toThrow(/cursor/);
  },
);
