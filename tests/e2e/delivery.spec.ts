import { AxeBuilder } from "@axe-core/playwright";
import { read } from "./support/events";
import { expect, test } from "./support/test";
import { SHOWROOM } from "./support/wakes";

type Section = { metric: string; name: string; sentence: string; known: boolean; trend: { table: { rows: unknown[] } } | null };
type Model = { sections: Section[]; why: { question: string; rows: { table: { rows: unknown[] } } } | null; failures: { total: number } };
type Rows = { rowsIn: number; rowsOut: Record<string, number>; rows: unknown[] };

const QUARTER = "/delivery?period=90d";
const METRICS = [
  ...["Deployment frequency", "Lead time for changes", "Change failure rate"],
  ...["Failed deployment recovery time", "Deployment rework rate"],
];

test("an executive reads the five figures as sentences and asks why one is what it is", async ({ showroom: { page, open } }) => {
  await open(QUARTER);
  await expect(page.getByRole("heading", { level: 1, name: "Delivery metrics" })).toBeVisible();
  for (const name of METRICS) await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  const { sections } = await read<Model>(SHOWROOM, `/delivery.json?period=90d`);
  for (const { sentence } of sections) await expect(page.getByText(sentence).filter({ visible: true }).first()).toBeVisible();

  await page.getByRole("link", { name: "Why this number? Change failure rate" }).click();
  await page.waitForURL(/why=changeFailureRate/);
  const drawer = page.getByRole("complementary", { name: /^Why/ });
  await expect(drawer.getByRole("heading", { level: 2, name: /^Why .+\?$/ })).toBeFocused();
  await expect(drawer.getByText("From events to the number")).toBeVisible();
  await expect(drawer.getByText("What would move it")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Why this number? Change failure rate" })).toBeFocused();
});

test("the rows in the drawer are those that the API counts", async ({ showroom: { page, open } }) => {
  await open(`${QUARTER}&why=failedDeploymentRecoveryTime`);
  const drawer = page.getByRole("complementary", { name: /^Why/ });
  const href = await drawer.getByRole("link", { name: "JSON" }).getAttribute("href");
  const told = await read<Rows>(SHOWROOM, `${href}&included=true&limit=500`);
  const { failures } = await read<Model>(SHOWROOM, "/delivery.json?period=90d");
  expect(told.rows).toHaveLength(told.rowsIn);
  expect(failures.total).toBe(told.rowsIn);
  expect(told.rowsIn).toBeGreaterThan(0);
  await expect(drawer.getByText(`The ${told.rowsIn} that failed`)).toBeVisible();
});

test("what is left out has its reason and its rows", async ({ showroom: { page, open } }) => {
  await open(`${QUARTER}&why=leadTimeForChanges`);
  const drawer = page.getByRole("complementary", { name: /^Why/ });
  await drawer.getByRole("link", { name: /^rows\s*: a machine made it/ }).click();
  await page.waitForURL(/reason=bot/);
  await expect(drawer.getByRole("heading", { name: "Left out: a machine made it" })).toBeVisible();
  await expect(drawer.getByRole("row")).not.toHaveCount(0);
});

test("a team lead narrows the page to a team, opens a failed release and comes back", async ({ showroom: { page, open } }) => {
  await open(QUARTER);
  const teams = page.getByRole("region", { name: "By team" });
  await teams.getByRole("row").nth(1).getByRole("link").click();
  await page.waitForURL(/team=/);
  const failed = page.getByRole("region", { name: "Change failure rate" });
  await failed.getByRole("table", { name: "Deployments that failed" }).getByRole("link").first().click();
  await page.waitForURL(/\/releases\//);
  await page.goBack();
  await expect(page).toHaveURL(/team=/);
  await page.getByRole("navigation", { name: "Lead time of changes by" }).getByRole("link", { name: "People and bots" }).click();
  await expect(page).toHaveURL(/bots=with/);
  await expect(page).toHaveURL(/team=/);
});

test("days of one's own are chosen by a plain form and kept in the address", async ({ showroom: { page, open } }) => {
  await open(`${QUARTER}&bots=with`);
  await page.getByText("Own days").click();
  await page.getByLabel("First day").fill("2001-01-01");
  await page.getByLabel("Last day").fill("2001-01-31");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/from=2001-01-01/);
  await expect(page).toHaveURL(/bots=with/);
  await expect(page.getByRole("link", { name: "Widen to 12 months" })).toBeVisible();
});

test("the figures of other tools stand beside Wake's when they are asked for", async ({ showroom: { page, open } }) => {
  await open(QUARTER);
  const reconcile = page.getByRole("region", { name: "Reconcile" });
  await reconcile.getByRole("link").first().click();
  await page.waitForURL(/reconcile=1/);
  await expect(reconcile.getByRole("table")).toHaveCount(METRICS.length);
  await expect(reconcile.getByText(/^DevLake counts days/)).toBeVisible();
});

test("each chart is a table too, and every figure can be taken along", async ({ showroom: { page, open } }) => {
  await open(QUARTER);
  const frequency = page.getByRole("region", { name: "Deployment frequency" });
  await frequency.getByRole("checkbox", { name: "Show as table" }).check();
  await expect(frequency.getByRole("table")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("region", { name: "Take it along" }).getByRole("link", { name: "CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
});

for (const colorScheme of ["light", "dark"] as const)
  test(`the page and its drawer can be used by everyone, ${colorScheme}`, async ({ showroom: { page, open } }) => {
    await page.emulateMedia({ colorScheme });
    await open(`${QUARTER}&why=leadTimeForChanges&reconcile=1`);
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
  });

test("on a phone the drawer is the page, and nothing scrolls sideways", async ({ showroom: { page, open } }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(`${QUARTER}&why=changeFailureRate`);
  const drawer = page.getByRole("complementary", { name: /^Why/ });
  expect((await drawer.boundingBox())?.width).toBe(390);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await drawer.getByRole("link", { name: "Close" }).click();
  await expect(drawer).toHaveCount(0);
});

test("on paper there are no controls", async ({ showroom: { page, open } }) => {
  await open(QUARTER);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Period" })).toBeHidden();
  await expect(page.getByText("Why this number?").first()).toBeHidden();
  await expect(page.getByRole("heading", { level: 2, name: "Lead time for changes" })).toBeVisible();
});
