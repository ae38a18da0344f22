import { test as base, expect, type Page } from "playwright/test";
import { ADMIN, addressOf, type Place, SHOP, SHOWROOM, setupUrlOf } from "./wakes";

type Visit = { readonly page: Page; readonly open: (path: string) => Promise<void> };

/** Everything the browser complained about: broken policies, errors, failed scripts. A journey fails when there is any. */
type Complaints = { readonly list: string[] };

type Fixtures = {
  readonly complaints: Complaints;
  /** A signed-in admin's browser at the Wake with the demo history. */
  readonly showroom: Visit;
  /** The same at the empty one. */
  readonly shop: Visit;
};

export const test = base.extend<Fixtures>({
  complaints: [
    async ({ page }, use) => {
      const list: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" && !/status of (401|403|404|422)/.test(message.text())) list.push(message.text());
      });
      page.on("pageerror", (error) => list.push(error.message));
      await use({ list });
      expect(list).toEqual([]);
    },
    { auto: true },
  ],
  showroom: async ({ page }, use) => use(await visit(page, SHOWROOM)),
  shop: async ({ page }, use) => use(await visit(page, SHOP)),
});

export { expect };

async function visit(page: Page, place: Place): Promise<Visit> {
  await signIn(page, place);
  return { page, open: async (path) => void (await page.goto(`${addressOf(place)}${path}`)) };
}

/** Signs the admin in; the first time in a Wake, by making it through the set-up link. */
export async function signIn(page: Page, place: Place): Promise<void> {
  await page.goto(`${addressOf(place)}/sign-in`);
  if (await page.getByText("There is no admin yet").isVisible()) return setUp(page, place);
  await page.getByLabel("E-mail").fill(ADMIN.email);
  await page.getByLabel("Password", { exact: true }).fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/");
}

/** Makes the first admin of a Wake through the link that the launcher printed. */
export async function setUp(page: Page, place: Place): Promise<void> {
  await page.goto(setupUrlOf(place));
  await page.getByLabel("Name").fill(ADMIN.name);
  await page.getByLabel("E-mail").fill(ADMIN.email);
  await page.getByLabel("Password", { exact: true }).fill(ADMIN.password);
  await page
    .locator("form")
    .getByRole("button", { name: /^(create|make)/i })
    .click();
  await page.waitForURL((url) => url.pathname === "/");
}
