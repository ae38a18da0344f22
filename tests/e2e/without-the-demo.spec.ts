import { expect, test } from "./support/test";

/** Last of all journeys at the showroom: it takes the demo away. */
test("the demo goes with one click, and what is left says how to begin", async ({ showroom: { page, open } }) => {
  await page.getByRole("button", { name: "Remove the demo data" }).click();
  await page.waitForURL(/\/connect/);
  await expect(page.getByRole("complementary", { name: "Demo data" })).toHaveCount(0);
  await open("/");
  await expect(page.getByText("No release has ever arrived")).toBeVisible();
  await open("/services");
  await expect(page.getByText("No service is known yet")).toBeVisible();
  await page.getByRole("link", { name: "Connect your first service" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Connect your first service" })).toBeVisible();
});
