import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { read } from "./support/events";
import { expect, test } from "./support/test";
import { SHOWROOM } from "./support/wakes";

async function axe(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
}

/** The page of a release of the demo that regressed. */
async function regressed(): Promise<string> {
  const { rows } = await read<{ rows: { href: string }[] }>(SHOWROOM, "/releases.json?verdict=regressed&period=90d");
  return rows[0]?.href ?? "/releases/none";
}

test.describe.configure({ mode: "serial", timeout: 120_000 });

test("a verdict is dismissed, confirmed and left to Wake again, by keyboard", async ({ showroom: { page, open } }) => {
  await open(await regressed());
  const verdict = page.getByRole("region", { name: "Verdict", exact: true });
  await expect(verdict.getByText("How sure")).toBeVisible();
  await verdict.getByText("Why this verdict?").press("Enter");
  await expect(verdict.getByText(/to be called proven takes/)).toBeVisible();

  const words = page.getByRole("region", { name: "What people say of it" });
  await words.getByText("Confirm or dismiss it").press("Enter");
  await axe(page);
  await words.getByLabel(/right, or wrong/).fill("The load test was ours.");
  await words.getByRole("button", { name: "Dismiss it" }).press("Enter");
  await expect(words).toContainText("Ada Admin dismissed “Regressed”");
  await expect(page.getByText("Dismissed by Ada Admin")).toBeVisible();

  await words.getByLabel(/right, or wrong/).fill("It failed for everybody, after all.");
  await words.getByRole("button", { name: "Confirm it" }).press("Enter");
  await expect(page.getByText("Confirmed by Ada Admin")).toBeVisible();
  await expect(page.getByRole("region", { name: /Approvals, roll-out and decisions/ })).toContainText("Verdict dismissed");

  await words.getByLabel(/right, or wrong/).fill("Not for us to say.");
  await words.getByRole("button", { name: "Take the word back" }).press("Enter");
  await expect(page.getByText("Confirmed by Ada Admin")).toHaveCount(0);
  await expect(words).toContainText("The load test was ours.");
});

test("a release is compared with the one that was chosen, and the address keeps it", async ({ showroom: { page, open } }) => {
  await open(await regressed());
  await page.locator("summary", { hasText: "Compare with" }).press("Enter");
  await page.locator("details[open] a").first().press("Enter");
  const compared = page.getByRole("region", { name: /^Compared with/ });
  await expect(compared).toBeVisible();
  await expect(compared.getByRole("figure", { name: "Verdict by horizon" })).toHaveCount(2);
  expect(new URL(page.url()).searchParams.get("with")).not.toBeNull();
  await axe(page);
  await page.reload();
  await expect(compared).toBeVisible();
});

test("a release is read and decided on without scripts", async ({ browser, showroom: { page } }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() });
  const still = await context.newPage();
  await still.goto(`http://localhost:${SHOWROOM.port}${await regressed()}`);
  const words = still.getByRole("region", { name: "What people say of it" });
  await words.locator("summary").click();
  await words.getByLabel(/right, or wrong/).fill("Said without scripts.");
  await words.getByRole("button", { name: "Confirm it" }).click();
  await expect(words).toContainText("Said without scripts.");
  await context.close();
});
