import fc from "fast-check";
import { expect, test } from "vitest";
import { hexMac } from "@/lib/auth/signature/hmac";
import type { SignedCall } from "@/lib/auth/signature/signed-call";
import { verifyCall } from "@/lib/auth/signature/verify";
import { SOURCES } from "@/lib/domain/source";

const call = (changes: Partial<SignedCall>): SignedCall => ({
  headers: {},
  raw: Buffer.from(""),
  key: null,
  secrets: [],
  now: new Date(1_614_265_330_000),
  ...changes,
});

test("the example that GitHub documents", () => {
  const signature = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
  const signed = call({
    headers: { "x-hub-signature-256": `sha256=${signature}` },
    raw: Buffer.from("Hello, World!"),
    secrets: ["It's a Secret to Everybody"],
  });
  expect(verifyCall("github", signed)).toBe("ok");
  expect(verifyCall("github", { ...signed, raw: Buffer.from("Hello, World?") })).toMatchObject({ refused: expect.any(String) });
});

test.each([
  [0, "ok"],
  [300, "ok"],
  [-300, "ok"],
  [301, "refused"],
  [-301, "refused"],
])("the example of Standard Webhooks, %i seconds away", (offsetS, wanted) => {
  const verdict = verifyCall(
    "incidentio",
    call({
      headers: {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
      },
      raw: Buffer.from('{"test": 2432232314}'),
      secrets: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
      now: new Date((1_614_265_330 + offsetS) * 1_000),
    }),
  );
  expect(verdict === "ok" ? "ok" : "refused").toBe(wanted);
});

test("nothing is right where there is no secret, or an empty one", () => {
  for (const source of SOURCES)
    for (const secrets of [[], [""]]) {
      const headers = { "x-hub-signature-256": "sha256=", "x-gitlab-token": "", authorization: "Bearer ", "x-wake-token": "" };
      expect(verifyCall(source, call({ headers, key: "", secrets }))).not.toBe("ok");
    }
});

test("hex of another length or of other signs is no MAC", () => {
  expect([hexMac(""), hexMac("ab"), hexMac("g".repeat(64)), hexMac("a".repeat(63))]).toEqual([null, null, null, null]);
  expect(hexMac("A".repeat(64))).toHaveLength(32);
});

const HEADERS = [
  ...["authorization", "x-wake-token", "x-wake-signature", "x-hub-signature", "x-hub-signature-256", "x-gitlab-token"],
  ...["webhook-id", "webhook-timestamp", "webhook-signature", "svix-id", "svix-timestamp", "svix-signature"],
  ...["x-pagerduty-signature", "x-signature", "x-grafana-alerting-signature", "x-grafana-alerting-timestamp"],
];
const value = fc.oneof(
  fc.string(),
  fc.constantFrom("sha256=", "v1=", "v1,", "t=1614265330,v1=", "Bearer x", "Basic Og==", "1614265330", "=", ","),
  fc.string({ unit: fc.constantFrom(..."0123456789abcdefABCDEF=,v1 sha256+/"), maxLength: 100 }),
);

test("whatever is sent, it is refused with a sentence that holds nothing of the secret", () => {
  const secret = "a-secret-that-nobody-guesses";
  fc.assert(
    fc.property(fc.constantFrom(...SOURCES), fc.dictionary(fc.constantFrom(...HEADERS), value), fc.uint8Array(), (source, headers, raw) => {
      const verdict = verifyCall(source, call({ headers, raw, secrets: [secret] }));
      expect(verdict).not.toBe("ok");
      if (verdict !== "ok") expect(verdict.refused).not.toContain(secret);
    }),
  );
});
