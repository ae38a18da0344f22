import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { announce, read } from "./support/events";
import { expect, test } from "./support/test";
import { addressOf, SHOP, SHOWROOM } from "./support/wakes";

type Deployments = { items: { id: string; service: string; version: string; title: string | null }[] };

const COMMIT = "9c1d4be2f7a06358e1b2c3d4e5f60718293a4b5c";

async function axe(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
}

/** A service that was deployed in production, as whatever speaks CDEvents tells of it. */
function tellByCdevents(service: string, version: string, at: Date): Promise<Response> {
  const context = { version: "0.4.1", id: `decide-${service}`, source: "ferry-ci", type: "dev.cdevents.service.deployed.0.2.0" };
  const content = { environment: { id: "production" }, artifactId: `pkg:oci/${service}@${version}?tag=${version}` };
  return fetch(`${addressOf(SHOP)}/api/v1/cdevents`, {
    method: "POST",
    headers: { authorization: `Bearer ${SHOP.token}`, "content-type": "application/json" },
    body: JSON.stringify({
      context: { ...context, timestamp: at.toISOString() },
      subject: { id: service, type: "service", source: "ferry-ci", content },
    }),
  });
}

const deploymentsOf = async (query: string): Promise<Deployments["items"]> =>
  (await read<Deployments>(SHOP, `/api/v1/deployments?${query}`)).items;

test.describe.configure({ mode: "serial" });

test("two words on one deployment are separated and joined again, by keyboard", async ({ shop: { page, open } }) => {
  test.setTimeout(120_000);
  const at = new Date(Date.now() - 5 * 60_000);
  const body = { service: "ropeway", environment: "production", version: "2.4.0", commit: COMMIT, status: "succeeded" };
  expect((await announce(SHOP, "deployments", { ...body, id: "ropeway-1", finishedAt: at.toISOString() })).status).toBeLessThan(300);
  expect((await tellByCdevents("ropeway", "2.4.0", at)).status).toBeLessThan(300);
  const told = page.getByRole("region", { name: "Who told of it" });
  await expect(async () => {
    await open("/releases/ropeway%402.4.0");
    await expect(told.getByRole("row")).toHaveCount(3, { timeout: 1_000 });
  }).toPass({ timeout: 45_000 });
  await expect(told.getByRole("row", { name: /CDEvents/ })).toContainText("it names the deployment");
  const own = told.getByRole("row", { name: /Wake’s API/ });
  await expect(own).toContainText(/same version.*% sure/);
  await axe(page);

  await own.getByRole("button", { name: "Not the same" }).press("Enter");
  await axe(page);
  await page.getByRole("dialog").getByRole("button", { name: "Not the same" }).press("Enter");
  await expect(told.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await deploymentsOf("service=ropeway")).toHaveLength(2);

  await page.reload();
  await expect(told.getByRole("row", { name: /CDEvents/ })).toBeVisible();
  await told.getByRole("button", { name: "Same as…" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio", { name: /2\.4\.0, told by Wake’s API/ })).toBeChecked();
  await axe(page);
  await dialog.getByRole("button", { name: "They are one" }).press("Enter");
  await expect(own).toContainText("a person said so");
  await page.reload();
  await expect(own).toContainText("a person said so");
  expect(await deploymentsOf("service=ropeway")).toHaveLength(1);
});

test("a change that nobody announced is found in words, named, dismissed, and a change again", async ({ showroom: { page, open } }) => {
  const { items } = await read<Deployments>(SHOWROOM, "/api/v1/deployments?recorded=false");
  const change = items[0];
  expect(change).toBeDefined();
  const name = `${change?.service} ${change?.version}`;
  await open("/releases?period=90d");
  await page.getByRole("link", { name: /never announced/ }).click();
  await expect(page).toHaveURL(/show=unrecorded/);
  await axe(page);
  await page.getByRole("link", { name }).click();
  const section = page.getByRole("region", { name: "An unrecorded change" });
  await expect(section).toContainText("Nobody announced this version: telemetry first showed it");
  await section.getByLabel("What was it?").fill("Tide table hotfix");
  await section.getByLabel("What was it?").press("Enter");
  await expect(section.getByRole("button", { name: "Rename it" })).toBeVisible();
  await page.reload();
  await expect(section).toContainText("Tide table hotfix");
  await axe(page);

  await section.getByRole("button", { name: "Not a change" }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "It is not a change" }).press("Enter");
  await expect(page).toHaveURL(/\/releases\?show=unrecorded/);
  await open("/releases?show=unrecorded&period=90d");
  const dismissed = page.getByRole("region", { name: "Not a change" });
  await expect(dismissed.getByRole("row", { name })).toContainText("Ada Admin");
  await axe(page);
  await dismissed.getByRole("button", { name: `${name} is a change` }).press("Enter");
  await expect(dismissed).toHaveCount(0);
  await expect(page.getByRole("link", { name })).toBeVisible();
});

test("nothing scrolls sideways on a phone", async ({ showroom: { page, open } }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open("/releases?show=unrecorded&period=90d");
  const paths = ["/releases?show=unrecorded&period=90d", await page.locator("table a").first().getAttribute("href")];
  for (const path of paths) {
    await open(path ?? "/releases/none");
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path ?? "").toBeLessThanOrEqual(390);
  }
});
