import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { expect, test } from "./support/test";

/** From the top of the page: under the bar that stays there, half of a control may be hidden. */
async function axe(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
}

test.describe.configure({ mode: "serial" });

test("somebody is to be told: refused addresses, a secret that is shown once, a change, an end", async ({ shop: { page, open } }) => {
  test.setTimeout(120_000);
  await open("/settings/notifications");
  await expect(page.getByText("Nobody is told yet")).toBeVisible();
  await axe(page);
  const form = page.locator("form", { has: page.getByRole("heading", { name: "New receiver" }) });
  await form.getByLabel("Name").fill("On-call bot");
  await form.getByLabel("It is").selectOption("webhook");
  await form.getByLabel("Address").fill("https://169.254.169.254/latest/meta-data");
  await form.getByRole("button", { name: "Add the receiver" }).press("Enter");
  await expect(form.getByText("169.254.169.254 is not a public address.")).toBeVisible();
  await axe(page);
  await form.getByLabel("Address").fill("https://hooks.invalid/wake/a-secret-path");
  await form.getByRole("button", { name: "Add the receiver" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Secret of “On-call bot”" })).toBeFocused();
  const secret = (await page.locator("aside code").first().textContent()) ?? "";
  expect(secret).toMatch(/^whsec_\w{40,}$/);
  await axe(page);

  await page.getByRole("button", { name: "Send On-call bot a test message" }).click();
  const messages = page.getByRole("region", { name: "Latest messages" });
  await expect(messages.getByText("A test message of Wake")).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(messages.getByText(/hooks\.invalid did not answer/)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  expect(await page.content()).not.toContain(secret);
  expect(await page.content()).not.toContain("a-secret-path");

  await page.getByRole("button", { name: "Change", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Releases that do well").check();
  await dialog.getByLabel("Only these services").fill("payments, cart");
  await axe(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("only payments, cart")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Disable On-call bot" }).click();
  await expect(page.getByRole("button", { name: "Enable On-call bot" })).toBeVisible();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove the receiver" }).click();
  await expect(page.getByText("Nobody is told yet")).toBeVisible();
});

test("without scripts a receiver can be added all the same", async ({ shop: { page }, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();
  await plain.goto(new URL("/settings/notifications", page.url()).href);
  await plain.getByLabel("Name").fill("Payments channel");
  await plain.getByLabel("Address").fill("https://hooks.slack.com/services/T0/B0/abc");
  await plain.getByRole("button", { name: "Add the receiver" }).click();
  await expect(plain.getByRole("row", { name: /Payments channel/ })).toContainText("Slack at hooks.slack.com");
  await context.close();
});
