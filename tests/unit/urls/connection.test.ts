import fc from "fast-check";
import { expect, test } from "vitest";
import { connectionHref, connectSystemHref, hookPath, parseConnection, parseConnectSystem, SHOWN_STATES } from "@/lib/urls/connection";
import { parseServicesSettings, servicesSettingsHref } from "@/lib/urls/services-settings";

const searchOf = (address: string): Record<string, string> => Object.fromEntries(new URL(address, "http://wake").searchParams);

test("the page of a connection survives its address", () => {
  const place = fc.record({
    receivedAt: fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }).map((at) => at.toISOString()),
    id: fc.uuid(),
  });
  const params = fc.record({ id: fc.constant("shop"), state: fc.constantFrom(...SHOWN_STATES), after: fc.option(place) });
  fc.assert(
    fc.property(params, (state) => {
      expect(parseConnection("shop", searchOf(connectionHref(state)))).toEqual(state);
    }),
  );
});

test("nonsense is the default, and the default is a clean address", () => {
  expect(parseConnection("shop", { state: "lost", after: "yesterday x" })).toEqual({ id: "shop", state: "all", after: null });
  expect(parseConnection("shop", { after: "2026-13-45T00:00:00.000Z 018f2f4e-0000-4000-8000-000000000000" }).after).toBeNull();
  expect(connectionHref(parseConnection("a/b", {}))).toBe("/settings/sources/a%2Fb");
  expect(hookPath("shop")).toBe("/api/hooks/shop");
});

test("the choice of a system and the search for a service stand in the address", () => {
  expect(connectSystemHref()).toBe("/settings/sources/new");
  expect(parseConnectSystem(searchOf(connectSystemHref("argo-rollouts")))).toBe("argo-rollouts");
  expect(parseConnectSystem({})).toBeNull();
  const params = { search: "check out", page: 3 };
  expect(parseServicesSettings(searchOf(servicesSettingsHref(params)))).toEqual(params);
  expect(servicesSettingsHref(parseServicesSettings({ page: "0" }))).toBe("/settings/services");
});
