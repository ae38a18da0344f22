import { expect, test } from "vitest";
import { WakeError } from "@/lib/domain/error";
import { READ_QUERIES, readQuery } from "@/lib/http/read-query";

const read = (search: string) => readQuery(READ_QUERIES.deliveryRows, `http://wake.test/api/v1/delivery/lead-time/rows?${search}`);

function issues(search: string): readonly { field: string; message: string }[] {
  try {
    read(search);
  } catch (error) {
    if (error instanceof WakeError) return error.issues;
  }
  return [];
}

test("everything may be left out", () => {
  expect(read("")).toEqual({ definition: "wake", bots: false, unit: "change", limit: 100 });
});

test("a period is told in days or in times", () => {
  expect(read("from=2026-03-29&to=2026-03-30T12:00:00%2B05:30")).toMatchObject({
    from: { day: "2026-03-29" },
    to: { at: new Date("2026-03-30T06:30:00Z") },
  });
});

test("words and switches are read", () => {
  const search =
    "definition=devlake&bots=with&unit=commit&bucket=month&tz=Asia/Kolkata&included=false&reason=clock&limit=7&environment=Production";
  expect(read(search)).toMatchObject({
    ...{ definition: "devlake", bots: true, unit: "commit", bucket: "month", tz: "Asia/Kolkata" },
    ...{ included: false, reason: "clock", limit: 7, environment: "production" },
  });
});

test.each([
  ["from=2026-02-30", "from", /neither a day/],
  ["from=yesterday", "from", /neither a day/],
  ["to=2026-03-01T12:00:00", "to", /neither a day/],
  ["from=1999-12-31", "from", /neither a day/],
  ["tz=Mars/Olympus", "tz", /not a time zone/],
  ["definition=devlak", "definition", /did you mean “devlake”/],
  ["bucket=year", "bucket", /not one of/],
  ["bots=yes", "bots", /not one of/],
  ["included=1", "included", /not one of/],
  ["limit=501", "limit", /above 500/],
  ["metric=lead-time", "metric", /not a parameter/],
])("%s is refused by name", (search, field, message) => {
  expect(issues(search)).toEqual([expect.objectContaining({ field, message: expect.stringMatching(message) })]);
});
