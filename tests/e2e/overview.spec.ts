import { read } from "./support/events";
import { expect, test } from "./support/test";
import { SHOWROOM } from "./support/wakes";

type Tile = { metric: string; n: number; value: number | null; sentence: string };
type Overview = { delivery: { row: { from: string; to: string; tiles: Tile[] } }; figure: { table: { rows: { key: string }[] } } };
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

test("the figures of the overview count exactly the releases that the list shows", async ({ showroom: { page } }) => {
  const { delivery, figure } = await read<Overview>(SHOWROOM, "/index.json");
  const { from, to, tiles } = delivery.row;
  const listed = (query: string): Promise<Releases> => read<Releases>(SHOWROOM, `/releases.json?from=${from}&to=${to}${query}`);
  const tile = (metric: string): Tile | undefined => tiles.find((one) => one.metric === metric);
  const countIn = (metric: string): number => Number(/^\d+/.exec(tile(metric)?.sentence ?? "")?.[0]);
  expect((await listed("")).matching).toBe(tile("deploymentFrequency")?.n);
  expect((await listed("&outcome=hurt")).matching).toBe(countIn("changeFailureRate"));
  expect((await listed("&outcome=rework")).matching).toBe(countIn("deploymentReworkRate"));
  expect((await read<Releases>(SHOWROOM, "/releases.json")).matching).toBe(figure.table.rows.length);
  for (const name of ["Deployment frequency", "Lead time for changes", "Change failure rate", "Rework rate"])
    await expect(page.getByRole("region", { name })).toContainText(/\d/);
  await expect(page.getByText(/28 calendar days of .+, compared with /)).toBeVisible();
});

test("each figure says why, and gives the focus back", async ({ showroom: { page } }) => {
  const link = page.getByRole("link", { name: "Why this number? Change failure rate" });
  await link.press("Enter");
  await expect(page).toHaveURL(/why=changeFailureRate/);
  const drawer = page.getByRole("complementary", { name: /^Why/ });
  await expect(drawer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await expect(link).toBeFocused();
});

test("a list is narrowed step by step, and each step can be taken back", async ({ showroom: { page, open } }) => {
  await open("/releases?period=90d");
  await page.getByText("All outcomes").first().click();
  await page.getByRole("link", { name: "Rolled back" }).last().click();
  await expect(page).toHaveURL(/outcome=rolled-back/);
  await page.getByText("More filters").click();
  await page.getByLabel("Service", { exact: true }).selectOption("booking");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/service=booking/);
  await expect(page.getByText(/^\d+ of \d+ releases of booking in production match\./)).toBeVisible();
  await page.getByRole("list", { name: "Filters" }).getByRole("link", { name: "Remove Rolled back" }).click();
  await expect(page).not.toHaveURL(/outcome/);
  await expect(page).toHaveURL(/period=90d.*service=booking/);
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
