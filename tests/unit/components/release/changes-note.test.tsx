import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ChangesNote } from "@/components/release/changes-note";

const change = {
  ...{ id: "acme/shop#1", title: null, url: null, author: null, bot: false, additions: null, deletions: null },
  ...{ firstCommitAt: null, mergedAt: null, label: "#1", suspectFiles: [] },
};
const previous = { id: "d", version: "3.17.2", releaseId: "shop@3.17.2", at: new Date("2026-11-19T09:31:00Z") };

const draw = (carriedBy: string | null, before: typeof previous | null = previous): string =>
  renderToStaticMarkup(<ChangesNote model={{ changes: [change, change], previous: before, deployment: { carriedBy } }} />).replaceAll(
    /<[^>]*>/g,
    "",
  );

test("how it is known what a release holds stands beside how much it is", () => {
  expect(draw("commits")).toBe("2 changes in the commits since 3.17.2");
  expect(draw("commits", null)).toBe("2 changes in the commits");
  expect(draw("sender")).toBe("2 changes since 3.17.2, as its sender listed them");
  expect(draw(null)).toBe("2 changes since 3.17.2");
});
