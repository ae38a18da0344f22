import { expect, test } from "vitest";
import { signalsQuery } from "@/lib/http/signals-query";
import type { SignalsQuery } from "@/lib/views/signals";

const NOW = new Date("2026-11-20T12:00:00Z");
const query = (part: string, search = ""): SignalsQuery =>
  signalsQuery(new URL(`http://wake.test/api/v1/services/${part}/signals?${search}`), NOW);

function failure(part: string, search: string): unknown {
  try {
    return query(part, search);
  } catch (error) {
    return error;
  }
}

test.each(["checkout", "team/checkout", "50% off", "100%", "100%25", "%2F", "größe", "a b", "unknown_service:node"])(
  "a service may be called %s",
  (service) => {
    expect(query(encodeURIComponent(service)).service).toBe(service);
  },
);

test("the last day is asked for unless a window is named", () => {
  expect(query("checkout")).toEqual({
    ...{ service: "checkout", environment: null, version: null, operation: null, step: null },
    ...{ from: new Date("2026-11-19T12:00:00Z"), to: NOW },
  });
  const search = "from=2026-11-20T11:00:00%2B01:00&to=2026-11-20T11:30:00Z&environment=Production&version=2&operation=GET+/&step=5m";
  expect(query("checkout", search)).toMatchObject({
    ...{ from: new Date("2026-11-20T10:00:00Z"), to: new Date("2026-11-20T11:30:00Z") },
    ...{ environment: "production", version: "2", operation: "GET /", step: "5m" },
  });
});

test.each([
  ["from=yesterday&step=2m", ["from", "step"]],
  ["from=2027-01-01T00:00:00Z", ["from"]],
  ["from=2026-11-20T13:00:00Z&to=2026-11-20T14:00:00Z", ["from"]],
  ["version=%00&operation=", ["version", "operation"]],
])("of %s each wrong parameter is named", (search, fields) => {
  expect(failure("checkout", search)).toMatchObject({ code: "invalid", issues: fields.map((field) => ({ field })) });
});

test("a service whose name nothing could be stored under is refused", () => {
  expect(failure("a%00b", "")).toMatchObject({ code: "invalid", issues: [{ field: "service" }] });
});
