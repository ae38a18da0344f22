import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { announce, read } from "./support/events";
import { expect, test } from "./support/test";
import { SHOWROOM } from "./support/wakes";

/** From the top of the page: under the bar that stays there, half of a control may be hidden. */
async function axe(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
}

type Deployments = { items: { id: string; service: string; version: string }[] };

const ID = "journey:17/3";
const PAGE = `/incidents/${encodeURIComponent(ID)}`;

const OPENED = new Date().toISOString();

/** Tells of an incident of the demo's service that was released last. */
async function tell(status: "open" | "resolved", further: object = {}): Promise<Deployments["items"][number]> {
  const { items } = await read<Deployments>(SHOWROOM, "/api/v1/deployments?environment=production");
  const newest = items[0] ?? { id: "", service: "", version: "" };
  const body = { id: ID, title: "Tickets cannot be bought", status, severity: "major", openedAt: OPENED, environment: "production" };
  const told = await announce(SHOWROOM, "incidents", { ...body, services: [newest.service], ...further });
  expect(told.status).toBeLessThan(300);
  return newest;
}

test.afterAll(async () => {
  await tell("resolved", { resolvedAt: new Date().toISOString() });
});

test.describe.configure({ mode: "serial" });

test("from an alert to the confirmed release, by keyboard", async ({ showroom: { page, open } }) => {
  test.setTimeout(150_000);
  const release = await tell("open");
  const name = `${release.service} ${release.version}`;
  await open("/");
  await page.getByRole("link", { name: "Tickets cannot be bought" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Tickets cannot be bought");
  const suspects = page.getByRole("region", { name: "Suspect board" });
  await expect(async () => {
    await page.reload();
    await expect(suspects.getByRole("link", { name })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 90_000 });
  await expect(suspects).toContainText("No release");
  await axe(page);

  const panel = page.getByRole("region", { name: "Confirm the cause" });
  await panel.getByRole("radio", { name }).check();
  await expect(panel.getByRole("radio", { name })).toHaveAccessibleDescription(/counts|production|failed/);
  await panel.getByLabel("Reason").fill("Only its instances fail.");
  await panel.getByRole("button", { name: "Confirm as the cause" }).press("Enter");
  const decisions = page.getByRole("region", { name: "Decisions" });
  await expect(decisions).toContainText(`Ada Admin confirmed ${name}`);
  await expect(page.getByText(`${name} did it, as Ada Admin confirmed.`).first()).toBeVisible();
  const { items } = await read<{ items: { id: string; causes: { deploymentId: string; source: string }[] }[] }>(
    SHOWROOM,
    "/api/v1/incidents",
  );
  expect(items.find(({ id }) => id === ID)?.causes).toMatchObject([{ deploymentId: release.id, source: "confirmed" }]);

  await decisions.getByText("Take it back").press("Enter");
  await decisions.getByLabel(/Why does the word/).fill("It was another one.");
  await decisions.getByRole("button", { name: "Take the word back" }).press("Enter");
  await expect(decisions).toContainText("took back the word on");
  await axe(page);
});

test("a decision without a reason is not taken, and one that was overtaken is refused", async ({ showroom: { page, open }, context }) => {
  await open(PAGE);
  const panel = page.getByRole("region", { name: "Confirm the cause" });
  await panel.getByRole("radio", { name: "No release" }).check();
  await panel.getByRole("button", { name: "Confirm as the cause" }).click();
  await expect(panel.getByLabel("Reason")).toBeFocused();

  const other = await context.newPage();
  await other.goto(page.url());
  const theirs = other.getByRole("region", { name: "Confirm the cause" });
  await theirs.getByRole("radio", { name: "No release" }).check();
  await theirs.getByLabel("Reason").fill("The harbour lost power.");
  await theirs.getByRole("button", { name: "Rule it out" }).click();
  await expect(other.getByRole("region", { name: "Decisions" })).toContainText("The harbour lost power.");
  await panel.getByLabel("Reason").fill("Nothing was released.");
  await panel.getByRole("button", { name: "Confirm as the cause" }).click();
  await expect(panel.getByRole("alert")).toContainText("Somebody decided");
  await expect(panel.getByLabel("Reason")).toHaveValue("Nothing was released.");
  await other.close();
});

test("follow-ups and the review are written, kept and exported", async ({ showroom: { page, open } }) => {
  await open(PAGE);
  const work = page.getByRole("region", { name: "Follow-ups" });
  await work.getByText("Add a follow-up").click();
  await work.getByLabel("What has to be done").fill("Hold the canary");
  await work.getByLabel("Owner").fill("Noor");
  await work.getByLabel("Due").fill("2020-02-03");
  await work.getByRole("button", { name: "Add the follow-up" }).click();
  await expect(work.getByRole("row", { name: /Hold the canary/ })).toContainText("Overdue");
  await work.getByRole("button", { name: "Done: Hold the canary" }).click();
  await expect(work.getByRole("button", { name: "Open again: Hold the canary" })).toBeVisible();

  const review = page.getByRole("region", { name: "Review" });
  await review.getByText("Write the review").click();
  await review.getByLabel("Impacts").fill("Nobody could buy a ticket.");
  await review.getByRole("button", { name: "Save the review" }).click();
  await expect(review.getByRole("definition")).toHaveText("Nobody could buy a ticket.");
  await axe(page);
  const file = page.waitForEvent("download");
  await review.getByRole("link", { name: "Export as Markdown" }).click();
  expect((await file).suggestedFilename()).toMatch(/\.md$/);
});

test("incidents are found by filters, and nothing scrolls sideways on a phone", async ({ showroom: { page, open } }) => {
  await open("/incidents?period=90d");
  await expect(page.getByRole("table").getByRole("row").nth(1)).toContainText(/Open|Acknowledged/);
  await axe(page);
  await page.getByRole("link", { name: /still open/ }).click();
  await expect(page).toHaveURL(/state=open/);
  await expect(page.getByRole("link", { name: "Tickets cannot be bought" })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ["/incidents?period=90d", PAGE]) {
    await open(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }
  await expect(page.getByRole("list").filter({ hasText: "Opened, as" })).toBeVisible();
});
