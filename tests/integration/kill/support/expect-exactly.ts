import { expect } from "vitest";
import { expectedSums, type Happening, overTime, storedSums } from "@/tests/support/stored-sums";

/** Everything that was acknowledged is stored once, in its minute as far as its sender told when it happened; and nothing else is. */
export async function expectExactly(acknowledged: readonly Happening[]): Promise<void> {
  const of = (kind: Happening["kind"]) => expectedSums(acknowledged.filter((one) => one.kind === kind));
  expect(await storedSums(["server"])).toEqual(of("server"));
  expect(await storedSums(["log"])).toEqual(of("log"));
  expect(overTime(await storedSums(["server-metric"]))).toEqual(overTime(of("server-metric")));
}
