import { read } from "./support/events";
import { expect, test } from "./support/test";
import { SHOWROOM } from "./support/wakes";

type Overview = { ledger: { name: string; value: string | null; rowsHref: string }[]; figure: { table: { rows: { key: string }[] } } };
type Releases = { matching: number; inPeriod: number };

test("a team sees the releases of the last weeks and opens the one that failed", async ({ showroom: { page } }) => {
  await expect(page.getByRole("heading", { level: 1, name: "Delivery" })).toBeVisible();
  const timeline = page.getByRole("figure", { name: "Wake timeline" });
  await expect(timeline.locator("svg[role=img], svg").first()).toBeVisible();
  const caption = timeline.locator("figcaption");
  await expect(caption).toContainText(/judged releases failed/);
  await caption.getByRole("link").first().click();
  await page.waitForURL(/\/releases\//);
  await expect(page.getByRole("figure", { name: "Verdict by horizon" })).toContainText(/Regressed|Rolled back/);
  await expect(page.getByRole("figure", { name: "Failed requests" })).toBeVisible();
});

test("every figure of the overview opens exactly the releases that it counts", async ({ showroom }) => {
  const overview = await read<Overview>(SHOWROOM, "/index.json");
  const [releases, failed, watched, unclear] = overview.ledger;
  const rows = async (entry: Overview["ledger"][number] | undefined): Promise<Releases> => {
    const [path = "", query = ""] = (entry?.rowsHref ?? "").split("?");
    return read<Releases>(SHOWROOM, `${path}.json?${query}`);
  };
  const [all, failures, open, untold] = [await rows(releases), await rows(failed), await rows(watched), await rows(unclear)];
  expect(overview.figure.table.rows).toHaveLength(all.matching);
  expect(open.matching).toBe(Number(watched?.value));
  expect(untold.matching).toBe(Number(unclear?.value));
  await expect(showroom.page.getByText(new RegExp(`^${failures.matching} of \\d+ regressed or`))).toBeVisible();
});

test("the timeline can be read as a table and walked by keyboard", async ({ showroom: { page } }) => {
  const timeline = page.getByRole("figure", { name: "Wake timeline" });
  await timeline.getByRole("checkbox", { name: "Show as table" }).first().check();
  await expect(timeline.getByRole("table")).toBeVisible();
  await expect(timeline.getByRole("columnheader", { name: "Service" })).toBeVisible();
});

test("a team and a period stand in the address and are kept", async ({ showroom: { page } }) => {
  await page.getByRole("navigation", { name: "Period" }).getByRole("link", { name: "90 days" }).click();
  await expect(page).toHaveURL(/period=90d/);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Releases" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Releases" })).toBeVisible();
});

test("demo data is marked on every page", async ({ showroom: { page, open } }) => {
  for (const path of ["/", "/releases", "/services", "/settings/tokens"]) {
    await open(path);
    await expect(page.getByRole("complementary", { name: "Demo data" })).toBeVisible();
  }
});
