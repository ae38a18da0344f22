import { expect, test } from "vitest";
import { IntakeTallies, type TalliedCall } from "@/lib/services/intake/tallies";

const call: TalliedCall = {
  ...{ endpoint: "POST /v1/traces", outcome: "accepted", status: 200, tokenId: "t", sender: "collector", items: 5 },
  rejected: [],
};

test("calls of one source add up by outcome, items and reason", () => {
  const tallies = new IntakeTallies();
  tallies.add({ ...call, rejected: [{ reason: "too-old", count: 3 }] });
  tallies.add({ ...call, rejected: [{ reason: "too-old", count: 2 }] });
  tallies.add({ ...call, outcome: "refused", status: 413, items: 0 });
  const source = { endpoint: "POST /v1/traces", tokenId: "t", sender: "collector" };
  expect(tallies.take()).toEqual([
    { ...source, measure: "accepted", reason: "", count: 2 },
    { ...source, measure: "items", reason: "", count: 10 },
    { ...source, measure: "rejected", reason: "too-old", count: 5 },
    { ...source, measure: "refused", reason: "413", count: 1 },
  ]);
  expect(tallies.take()).toEqual([]);
});

test("names that nobody vouches for are not kept, and sources have an end", () => {
  const tallies = new IntakeTallies();
  for (let made = 0; made < 10; made++) tallies.add({ ...call, tokenId: null, sender: `made up ${made}`, items: 0 });
  expect(tallies.take()).toMatchObject([{ sender: "", count: 10 }]);
  for (let made = 0; made < 1_000; made++) tallies.add({ ...call, endpoint: `/made/up/${made}`, items: 0 });
  const rows = tallies.take();
  expect(rows).toHaveLength(500);
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(1_000);
  expect(rows.find(({ endpoint }) => endpoint === "other")).toMatchObject({ tokenId: "", sender: "", count: 501 });
  tallies.forgetSources();
  tallies.add({ ...call, endpoint: "/new", items: 0 });
  expect(tallies.take()).toMatchObject([{ endpoint: "/new" }]);
});
