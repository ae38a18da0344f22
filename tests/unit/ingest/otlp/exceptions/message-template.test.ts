import { expect, test } from "vitest";
import { messageTemplate } from "@/lib/ingest/otlp/exceptions/message-template";

test.each([
  ["Order 4711 of customer 12 not found", "Order <number> of customer <number> not found"],
  ["Cannot read properties of undefined (reading 'price')", "Cannot read properties of undefined (reading <text>)"],
  ["can't open “Grace's list” now", "can't open <text> now"],
  ['relation "orders_2026" does not exist', "relation <text> does not exist"],
  ['unterminated "secret words until the end', "unterminated <text>"],
  ["connect ECONNREFUSED 10.1.2.3:5432", "connect ECONNREFUSED <ip>"],
  ["connect to [fe80::1ff:fe23:4567:890a] failed", "connect to [<ip>] failed"],
  ["GET https://api.example/v1/users/17?token=abc answered 503", "GET <url> answered <number>"],
  ["no user ada.lovelace@mail.example.org", "no user <email>"],
  ["job 6f1c1b8e-9d2a-4c57-8f43-2d1f0c9b7a11 died", "job <uuid> died"],
  ["at 2026-11-20T12:00:00.123Z and 2026-11-20 too", "at <time> and <time> too"],
  ["cannot open /var/lib/app/data.db", "cannot open <path>"],
  ["cannot open C:\\Users\\ada\\data.db", "cannot open <path>"],
  ["segfault at 0x7ffe12 in deadbeef01", "segfault at <hex> in <hex>"],
  ["key AKIAIOSFODNN7EXAMPLE1 refused", "key <id> refused"],
  ["took 1,250.5ms, limit -3", "took <number>ms, limit <number>"],
  ["login failed: password=hunter2 for root", "login failed: password=[removed] for root"],
  ["line one\n  line two", "line one line two"],
])("%s", (message, template) => {
  expect(messageTemplate(message)).toBe(template);
});

test("a template has a bounded length", () => {
  expect(messageTemplate("word ".repeat(10_000))).toHaveLength(300);
});
