import { announce, read } from "./support/events";
import { expect, test } from "./support/test";
import { addressOf, SHOP } from "./support/wakes";

type Model = { metrics: { rows: { service: string; name: string; promotedAt: string | null }[] } };

const METRIC = "warehouse.parcels";

/** One export of a metric that tells of no requests, as an exporter sends it in JSON. */
function sendMetric(): Promise<Response> {
  const timeUnixNano = `${Date.now()}000000`;
  const dataPoints = ["oslo", "bergen"].map((city) => ({
    timeUnixNano,
    asInt: "3",
    attributes: [{ key: "city", value: { stringValue: city } }],
  }));
  const gauge = { name: METRIC, unit: "{parcel}", description: "Parcels that wait.", gauge: { dataPoints } };
  const attributes = [{ key: "service.name", value: { stringValue: "warehouse" } }];
  return fetch(`${addressOf(SHOP)}/v1/metrics`, {
    method: "POST",
    headers: { authorization: `Bearer ${SHOP.token}`, "content-type": "application/json" },
    body: JSON.stringify({ resourceMetrics: [{ resource: { attributes }, scopeMetrics: [{ metrics: [gauge] }] }] }),
  });
}

test.describe.configure({ mode: "serial" });

test("a metric that is sent is found, promoted and let go", async ({ shop: { page, open } }) => {
  expect((await sendMetric()).status).toBe(200);
  const known = async (): Promise<string[]> =>
    (await read<Model>(SHOP, `/settings/sources.json?q=${METRIC}`)).metrics.rows.map(({ name }) => name);
  await expect.poll(known, { timeout: 30_000 }).toEqual([METRIC]);

  await open("/settings/sources");
  const metrics = page.getByRole("region", { name: "Metrics" });
  await metrics.getByRole("searchbox").fill("PARCELS");
  await metrics.getByRole("searchbox").press("Enter");
  await expect(page).toHaveURL(/q=PARCELS/);
  const row = metrics.getByRole("row", { name: new RegExp(METRIC) });
  await expect(row).toContainText("≈ 2");
  await row.getByText("1 name").click();
  await expect(row).toContainText("city");

  await row.getByRole("button", { name: "Promote" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Promote" }).click();
  await expect(row.getByRole("button", { name: "Stop keeping" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const { items } = await read<{ items: { name: string }[] }>(SHOP, "/api/v1/metrics/promoted");
  expect(items).toMatchObject([{ service: "warehouse", name: METRIC, unit: "{parcel}" }]);

  await row.getByRole("button", { name: "Stop keeping" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop keeping" }).click();
  await expect(row.getByRole("button", { name: "Promote" })).toBeVisible();
});

test("what was refused is told with what to do, and the choice of the time stands in the address", async ({ shop: { page, open } }) => {
  await announce(SHOP, "deployments", { service: "warehouse" });
  await open("/settings/sources");
  const refused = page.getByRole("region", { name: "Refused and left out" });
  await expect(async () => {
    await page.reload();
    await expect(refused).toContainText("with wrong fields");
  }).toPass();
  await page.getByRole("navigation", { name: "Counted over" }).getByRole("link", { name: "14 days" }).click();
  await expect(page).toHaveURL(/over=14d/);
  await expect(refused).toContainText("The Connect page names each field.");
});

test("without a match the page says so and leads back", async ({ shop: { page, open } }) => {
  await open("/settings/sources?q=nothing-is-called-this&sort=points");
  await page.getByRole("link", { name: "Show all" }).click();
  await expect(page).toHaveURL(/sort=points/);
  await expect(page.getByRole("region", { name: "Metrics" }).getByRole("table")).toBeVisible();
});
