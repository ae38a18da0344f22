import { createHmac } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { expect, test } from "./support/test";
import { addressOf, SHOP } from "./support/wakes";

const REPOSITORY = { id: 42, name: "lighthouse", full_name: "halyard/lighthouse", html_url: "https://github.com/halyard/lighthouse" };

/** A deployment of GitHub that succeeded in an environment whose name tells no tier. */
function deploymentStatus(environment: string): string {
  const at = new Date(Date.now() - 60_000).toISOString();
  const deployment = {
    ...{ id: 7, sha: "4".repeat(40), ref: "v2.1.0", task: "deploy", environment, original_environment: environment },
    ...{
      production_environment: false,
      transient_environment: false,
      payload: {},
      creator: { login: "ada" },
      created_at: at,
      updated_at: at,
    },
  };
  return JSON.stringify({
    ...{ action: "created", deployment, repository: { ...REPOSITORY, default_branch: "main" }, sender: { login: "ada", type: "User" } },
    deployment_status: { id: 70, state: "success", environment, created_at: at, updated_at: at, creator: { login: "ada" } },
  });
}

const callGithub = (address: string, secret: string, event: string, body: string): Promise<Response> =>
  fetch(address, {
    method: "POST",
    headers: {
      ...{ "content-type": "application/json", "x-github-event": event, "x-github-delivery": `${event}-${secret.length}-${body.length}` },
      "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
    },
    body,
  });

async function axe(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
}

/** The value of a field that is to be filled in at the other system. */
const fieldOf = async (page: Page, name: string): Promise<string> => {
  const row = page.locator("dl > div", { has: page.getByText(name, { exact: true }) });
  return (await row.locator("dd").first().textContent())?.trim() ?? "";
};

test.describe.configure({ mode: "serial" });

test("a newcomer connects GitHub, sees its calls, why one is refused, and maps an environment", async ({ shop: { page, open } }) => {
  test.setTimeout(120_000);
  await open("/settings/sources");
  await page.getByRole("link", { name: "Connect a source" }).click();
  await axe(page);
  await page.getByRole("link", { name: /^GitHub/ }).click();
  await page.getByLabel("Name").fill("Lighthouse");
  await page.getByRole("button", { name: "Show me what to do" }).press("Enter");
  const heading = page.getByRole("heading", { name: "Now in GitHub" });
  await expect(heading).toBeFocused();
  await axe(page);
  const [address, secret] = [await fieldOf(page, "Payload URL"), await fieldOf(page, "Secret")];
  expect(address).toBe(`${addressOf(SHOP)}/api/hooks/lighthouse`);

  await page.getByRole("link", { name: /Watch for the first call/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Lighthouse" })).toBeVisible();
  await expect(page.getByText("Waiting for its first call")).toBeVisible();
  expect(await page.content()).not.toContain(secret);

  expect((await callGithub(address, "not the secret at all", "ping", "{}")).status).toBe(401);
  expect(
    (await callGithub(address, secret, "ping", JSON.stringify({ zen: "Calm.", hook_id: 1, repository: REPOSITORY }))).status,
  ).toBeLessThan(300);
  expect((await callGithub(address, secret, "deployment_status", deploymentStatus("harbour-1"))).status).toBeLessThan(300);

  const heartbeat = page.getByRole("region", { name: "Heartbeat" });
  const words = page.getByRole("region", { name: "Words to map" });
  await expect(async () => {
    await page.reload();
    await expect(heartbeat.getByRole("row", { name: /Refused/ })).toContainText("401", { timeout: 1_000 });
    await expect(words.getByRole("row", { name: /harbour-1/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByText(/Last call/).first()).toBeVisible();
  await axe(page);

  await words.getByLabel("What harbour-1 is").selectOption("tier:production");
  await words.getByRole("button", { name: "Map" }).click();
  await expect(async () => {
    await page.reload();
    await expect(words).toContainText("Every word of this sender is known.", { timeout: 1_000 });
  }).toPass({ timeout: 45_000 });

  await expect(async () => {
    await open("/releases?q=lighthouse");
    await expect(page.getByRole("main")).toContainText("v2.1.0", { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await open("/settings/environments");
  await expect(page.getByRole("row", { name: /harbour-1/ })).toContainText("A person");
  await axe(page);
});

test("Alertmanager is connected by a text to paste, and its page works with the keyboard alone", async ({ shop: { page, open } }) => {
  await open("/settings/sources/new?system=alertmanager");
  const name = page.getByLabel("Name");
  const steps = page.getByRole("heading", { name: "Now in Alertmanager" });
  // A key that comes before the page listens is nobody's; who presses it does so again.
  await expect(async () => {
    if (await name.isVisible()) await name.press("Enter");
    await expect(steps).toBeFocused({ timeout: 3_000 });
  }).toPass();
  const text = await page.locator("figure", { hasText: "alertmanager.yml" }).first().locator("code").textContent();
  const address = /url: (\S+)/.exec(text ?? "")?.[1] ?? "";
  const secret = /credentials: (\S+)/.exec(text ?? "")?.[1] ?? "";
  const alert = {
    ...{ status: "firing", labels: { alertname: "Slow", service: "lighthouse", environment: "production", severity: "info" } },
    ...{ annotations: {}, startsAt: new Date(Date.now() - 60_000).toISOString(), endsAt: "0001-01-01T00:00:00Z", fingerprint: "c0ffee" },
  };
  const group = { version: "4", groupKey: "{}", status: "firing", receiver: "wake", groupLabels: {}, commonLabels: {}, alerts: [alert] };
  const call = (bearer: string): Promise<Response> =>
    fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${bearer}` },
      body: JSON.stringify(group),
    });
  expect((await call("a secret of somebody else")).status).toBe(401);
  expect((await call(secret)).status).toBeLessThan(300);

  await open("/settings/sources");
  const systems = page.getByRole("region", { name: "Connected systems" });
  const row = systems.getByRole("row", { name: /Alertmanager/ });
  await expect(async () => {
    await page.reload();
    await expect(row).toContainText("Last call", { timeout: 1_000 });
  }).toPass();
  await row.getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Alertmanager" })).toBeVisible();

  await page.getByRole("button", { name: "Make a new secret" }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Make the secret" }).press("Enter");
  await expect(page.getByRole("dialog")).toContainText("whsec_");
  await page.keyboard.press("Escape");
  const secrets = page.getByRole("region", { name: "Secrets" });
  await expect(secrets.getByRole("button", { name: "End" })).toHaveCount(1);
  expect((await call(secret)).status).toBeLessThan(300);
  await secrets.getByRole("button", { name: "End" }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "End it" }).press("Enter");
  await expect(secrets.getByRole("button", { name: "End" })).toHaveCount(0);
  expect((await call(secret)).status).toBe(401);

  await page.getByRole("button", { name: "Remove" }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Remove the connection" }).press("Enter");
  await expect(page).toHaveURL(/\/settings\/sources$/);
  await expect(systems).toBeVisible();
  await expect(row).toHaveCount(0);
});

test("a service is given to a new team, and machines are told by rules that show whom they mean", async ({ shop: { page, open } }) => {
  await open("/settings/services");
  const row = page.getByRole("row", { name: /lighthouse/ });
  await row.getByRole("button", { name: "Edit" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Team").fill("Keepers");
  await dialog.getByLabel("Its paths").fill("services/lighthouse");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row).toContainText("Keepers");
  await expect(row).toContainText("services/lighthouse");
  await axe(page);

  const teams = page.getByRole("region", { name: "Teams" });
  await teams
    .getByRole("row", { name: /Keepers/ })
    .getByRole("button", { name: "Rename" })
    .click();
  await dialog.getByLabel("Name").fill("Light keepers");
  await dialog.getByRole("button", { name: "Rename" }).click();
  await expect(teams.getByRole("row", { name: /Light keepers/ })).toBeVisible();

  const bots = page.getByRole("region", { name: "Machines among the authors" });
  await bots.getByLabel("Names of machines").fill("*");
  await bots.getByRole("button", { name: "Save" }).click();
  await expect(bots.getByRole("alert")).toBeVisible();
});

test("nothing scrolls sideways on a phone", async ({ shop: { page, open } }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ["/settings/sources/new", "/settings/sources/lighthouse", "/settings/environments", "/settings/services"]) {
    await open(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }
});
