import { expect, test } from "vitest";
import { handleOtlp } from "@/lib/http/otlp/handle";
import { CHECKOUT, ns, resource, span } from "@/tests/support/otlp-build";
import { encodeTraces } from "@/tests/support/otlp-encode";

const TOKEN = "a-bootstrap-token-for-tests-only-0123456789";
Object.assign(process.env, {
  // Nothing listens on port 1.
  WAKE_DATABASE_URL: "postgresql://wake:wake@127.0.0.1:1/wake",
  WAKE_SECRET: "only-for-tests-and-kept-nowhere-else",
  WAKE_BOOTSTRAP_TOKEN: TOKEN,
  WAKE_LOG_LEVEL: "silent",
});

const post = (token: string) => {
  const startNs = ns(Date.now() - 1000);
  const headers = new Headers({ authorization: `Bearer ${token}`, "content-type": "application/x-protobuf" });
  return handleOtlp({
    method: "POST",
    path: "/v1/traces",
    header: (name) => headers.get(name),
    read: async () => encodeTraces([resource([span({ startNs, endNs: startNs })], CHECKOUT)]),
  });
};

test.each([
  ["whose token must be looked up", `wk_012345_${"a".repeat(43)}`],
  ["whose spans must be stored", TOKEN],
])("while the database is down, a request %s is told to come again soon", async (_, token) => {
  expect(await post(token)).toMatchObject({ status: 503, headers: { "retry-after": expect.stringMatching(/^[1-5]$/) } });
});
