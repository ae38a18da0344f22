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

test("sample traces lead where the settings say, which takes a whole address", async ({ showroom: { page, open } }) => {
  await open("/settings/delivery");
  const form = page.getByRole("region", { name: "Where traces are looked at" });
  const save = async (template: string): Promise<void> => {
    await form.getByLabel("Address of a trace").fill(template);
    await form.getByRole("button", { name: "Save" }).press("Enter");
  };
  await save("https://traces.example.com/trace/");
  await expect(form.getByText("Say with {traceId} where the id of the trace goes.")).toBeVisible();
  await axe(page);
  await save("https://traces.example.com/trace/{traceId}");
  await expect(form.getByText("Say with {traceId}")).toHaveCount(0);
  await open(await regressed());
  const errors = page.getByRole("region", { name: "Errors of this version" });
  await expect(errors.getByRole("link").first()).toHaveAttribute("href", /^https:\/\/traces\.example\.com\/trace\/[0-9a-f]{32}$/);
  await open("/settings/delivery");
  await save("");
  await page.reload();
  await expect(form.getByLabel("Address of a trace")).toHaveValue("");
});

test("how much proof a verdict takes is chosen, without scripts too", async ({ browser, showroom: { page, open } }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() });
  const still = await context.newPage();
  await still.goto(`http://localhost:${SHOWROOM.port}/settings/delivery`);
  const verdicts = still.getByRole("region", { name: "How verdicts are reached" });
  await verdicts.getByLabel("Proof that a verdict takes").selectOption("quiet");
  await verdicts.getByRole("button", { name: "Save" }).click();
  await expect(verdicts.getByLabel("Proof that a verdict takes")).toHaveValue("quiet");
  await context.close();

  await open("/settings/delivery");
  const form = page.getByRole("region", { name: "How verdicts are reached" });
  await expect(form.getByLabel("Proof that a verdict takes")).toHaveValue("quiet");
  await form.getByLabel("Proof that a verdict takes").selectOption("balanced");
  await form.getByRole("button", { name: "Save" }).press("Enter");
  await expect(form.getByRole("button", { name: "Save" })).toBeEnabled();
  await page.reload();
  await expect(form.getByLabel("Proof that a verdict takes")).toHaveValue("balanced");
});
