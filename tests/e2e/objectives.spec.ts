import { AxeBuilder } from "@axe-core/playwright";
import { read } from "./support/events";
import { expect, test } from "./support/test";
import { SHOWROOM } from "./support/wakes";

type Model = { lines: { objective: { name: string; service: string; target: number } }[] };
const objectives = async (): Promise<Model["lines"]> => (await read<Model>(SHOWROOM, "/settings/objectives.json")).lines;

test.describe.configure({ mode: "serial" });

test("an objective is tried on the past, saved, changed and removed", async ({ showroom: { page, open } }) => {
  await open("/settings/objectives?service=fares&environment=production");
  const form = page.getByRole("complementary");
  await expect(form.getByLabel("Of", { exact: true })).toHaveValue('["fares","production"]');
  await form.getByLabel("Share that shall be good, %").fill("99.5");
  await form.getByLabel("Name").fill("Fares answer");
  await form.getByRole("button", { name: "Try it on the past" }).click();
  await expect(form.getByRole("status")).toContainText("On the last 28 days");
  await expect(form.getByRole("status")).toContainText("Fast burn");
  expect((await objectives()).map(({ objective }) => objective.name)).not.toContain("Fares answer");
  await expect(form.getByLabel("Name")).toHaveValue("Fares answer");

  await form.getByRole("button", { name: "Save the objective" }).click();
  const row = page.getByRole("row", { name: /Fares answer of fares/ });
  await expect(row).toContainText("99.5");
  await row.getByRole("link", { name: /Change/ }).click();
  await expect(form.getByRole("heading", { name: "Change Fares answer of fares" })).toBeVisible();
  await page.getByLabel("Share that shall be good, %").fill("99");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(row).toContainText(/99.%/);
  await row.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove the objective" }).click();
  await expect(row).toHaveCount(0);
});

test("what is wrong stands at its field, and what was typed stays", async ({ showroom: { page, open } }) => {
  await open("/settings/objectives?service=fares&environment=production");
  await page.getByLabel("What").selectOption("latency");
  await page.getByLabel("Slower than this is bad, ms").fill("250");
  await page.getByLabel("Share that shall be good, %").fill("40");
  await page.locator("form").evaluateAll((forms) => {
    for (const form of forms) form.setAttribute("novalidate", "");
  });
  await page.getByRole("button", { name: "Save the objective" }).click();
  await expect(page.getByText(/Use a share from/)).toBeVisible();
  await expect(page.getByLabel("Slower than this is bad, ms")).toHaveValue("250");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`a service shows what it promises, ${colorScheme}`, async ({ showroom: { page, open } }) => {
    await page.emulateMedia({ colorScheme });
    await open("/services/booking");
    const section = page.getByRole("region", { name: "Objectives" });
    await expect(section.getByRole("article", { name: "Availability" })).toContainText("Budget left");
    await expect(section.getByRole("table", { name: /How fast the budget of Availability burns/ })).toBeVisible();
    const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
    expect(found.violations.map(({ id }) => id)).toEqual([]);
  });
}
