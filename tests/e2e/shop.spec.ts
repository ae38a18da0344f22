import { spawn } from "node:child_process";
import { announce, read } from "./support/events";
import { expect, test } from "./support/test";
import { addressOf, SHOP } from "./support/wakes";

type Releases = { rows: { service: string; version: string; href: string; verdict: { state: string; horizon: string } | null }[] };

/** Runs the shop that `npm run demo` runs: real services under real traffic, announced through the public API. */
function runShop(): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["lib/cli/run.mjs", "demo", "--once", "--url", addressOf(SHOP), "--token", SHOP.token]);
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((resolve) => child.once("exit", (code) => resolve({ code, said })));
}

test.describe.configure({ mode: "serial" });

test("a newcomer sees refused calls with the way to fix them", async ({ shop: { page, open } }) => {
  await announce(SHOP, "deployments", { service: "payments", environment: "production", version: "1.0.0", status: "success" });
  await announce(
    SHOP,
    "deployments",
    { service: "payments", environment: "production", version: "1.0.0", status: "succeeded" },
    "wk_000000_wrong",
  );
  await open("/connect");
  await expect(page.getByRole("heading", { level: 1, name: "Connect your first service" })).toBeVisible();
  const heartbeat = page.getByRole("region", { name: "Heartbeat" });
  await expect(heartbeat).toContainText(/status/);
  await expect(heartbeat).toContainText(/succeeded/);
  await expect(heartbeat).toContainText("422");
  await expect(heartbeat).toContainText("401");
});

test("the shop ships a bad release, and Wake shows what it left in its wake", async ({ shop: { page, open } }) => {
  test.setTimeout(300_000);
  const { code, said } = await runShop();
  expect(code, said).toBe(0);

  const settled = async (): Promise<string[]> => {
    const { rows } = await read<Releases>(SHOP, "/releases.json?service=payments");
    return rows.map((row) => row.verdict?.state ?? "none");
  };
  await expect.poll(settled, { timeout: 60_000 }).toContain("regressed");

  await open("/");
  const timeline = page.getByRole("figure", { name: "Wake timeline" });
  await expect(timeline.locator("figcaption")).toContainText("failed");
  await timeline.locator("figcaption").getByRole("link").first().click();
  await page.waitForURL(/\/releases\/payments/);
  await expect(page.getByRole("banner").first()).toBeVisible();
  await expect(page.locator("main header").first()).toContainText("Regressed");
  await expect(page.getByRole("figure", { name: "Verdict by horizon" })).toContainText("Regressed");
  await expect(page.getByRole("region", { name: "Incidents" })).toContainText("This release");
  await expect(page.getByRole("region", { name: "Errors of this version" })).toContainText("SettlementMismatch");

  const { rows } = await read<Releases>(SHOP, "/releases.json?service=payments");
  const states = new Map(rows.map((row) => [row.version, row.verdict?.state]));
  expect([...states.values()].filter((state) => state === "regressed")).toHaveLength(1);
  const good = rows.filter((row) => row.verdict?.state !== "regressed" && row.verdict?.state !== "rolled-back");
  expect(good.length).toBeGreaterThanOrEqual(1);
  await open(good.at(-1)?.href ?? "/");
  await expect(page.locator("main header").first()).not.toContainText("Regressed");
});

test("the first steps are done once the shop has been seen", async ({ shop: { page, open } }) => {
  await open("/connect");
  const steps = page.getByRole("list", { name: "First steps" }).getByRole("listitem");
  await expect(steps).toHaveCount(5);
  await expect(steps.last()).toContainText(/regressed|healthy|rolled back/i);
});
