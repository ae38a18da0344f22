import { allPages } from "./support/pages";
import { expect, test } from "./support/test";
import { addressOf, SHOP, SHOWROOM } from "./support/wakes";

const ALWAYS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "x-frame-options": "DENY",
  "content-security-policy": /frame-ancestors 'none'/,
} as const;

const paths = [
  "/sign-in",
  "/healthz",
  "/readyz",
  "/openapi.json",
  "/index.json",
  "/nothing-here",
  "/api/v1/deployments",
  "/api/v1/events/deployments",
  "/v1/traces",
  "/v1/nonsense",
];

for (const path of paths) {
  test(`${path} carries the security headers, whatever it answers`, async ({ request }) => {
    const response = await request.get(`${addressOf(SHOWROOM)}${path}`, { maxRedirects: 0 });
    const headers = response.headers();
    for (const [name, wanted] of Object.entries(ALWAYS)) expect(headers[name], name).toMatch(wanted);
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(response.status()).toBeLessThan(500);
  });
}

test("the OTLP port carries them too", async ({ request }) => {
  const response = await request.post(`http://localhost:${SHOWROOM.otlpPort}/v1/traces`, { data: {} });
  expect(response.status()).toBe(401);
  expect(response.headers()["x-content-type-options"]).toBe("nosniff");
});

test("pages run under a policy with a nonce and break none of it", async ({ showroom: { page, open } }) => {
  for (const path of await allPages()) {
    const answered = page.waitForResponse((response) => response.request().resourceType() === "document");
    await open(path);
    const policy = (await answered).headers()["content-security-policy"] ?? "";
    expect(policy).toMatch(/script-src [^;]*'nonce-/);
    expect(policy).not.toMatch(/script-src [^;]*'unsafe-inline'/);
  }
});

test("signed out, a page sends to sign-in and back, and its data is refused", async ({ page, request }) => {
  await page.goto(`${addressOf(SHOWROOM)}/releases?period=7d`);
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  expect((await request.get(`${addressOf(SHOWROOM)}/releases.json`)).status()).toBe(401);
});

test("what senders name is shown as text, never run", async ({ shop: { page, open } }) => {
  const nasty = `<img src=x onerror="window.hurt=1">\u202e"'</script><script>window.hurt=1</script>`;
  const sent = await fetch(`${addressOf(SHOP)}/api/v1/events/deployments`, {
    method: "POST",
    headers: { authorization: `Bearer ${SHOP.token}`, "content-type": "application/json" },
    body: JSON.stringify({
      service: "hostile",
      environment: "production",
      version: nasty.slice(0, 90),
      status: "succeeded",
      pipelineUrl: "https://ci.example/1",
    }),
  });
  expect(sent.status).toBeLessThan(300);
  for (const path of ["/", "/releases", "/services", "/services/hostile", "/connect"]) {
    await open(path);
    expect(await page.evaluate(() => "hurt" in window), path).toBe(false);
  }
});
