import { AxeBuilder } from "@axe-core/playwright";
import { allPages } from "./support/pages";
import { expect, test } from "./support/test";

/** Each goes through every page; a slow machine needs about ten seconds for one. */
test.describe.configure({ timeout: 360_000 });

for (const colorScheme of ["light", "dark"] as const) {
  test(`every page can be used by everyone, ${colorScheme}`, async ({ showroom: { page, open } }) => {
    await page.emulateMedia({ colorScheme });
    for (const path of await allPages()) {
      await open(path);
      const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
      expect(
        found.violations.map((violation) => `${path}: ${violation.id} ${violation.nodes[0]?.html ?? ""}`),
        path,
      ).toEqual([]);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    }
  });
}

test("every chart has a name, a description, a caption and a table", async ({ showroom: { page, open } }) => {
  for (const path of await allPages()) {
    await open(path);
    for (const figure of await page.locator("main figure:has(svg[role=img])").all()) {
      const drawn = figure.locator("svg[role=img]").first();
      expect(await drawn.evaluate((svg) => svg.getAttribute("aria-label") ?? svg.querySelector("title")?.textContent ?? ""), path).not.toBe(
        "",
      );
    }
  }
});

test("nothing but the control bar scrolls sideways on a phone", async ({ showroom: { page, open } }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of await allPages()) {
    await open(path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(390);
  }
});
