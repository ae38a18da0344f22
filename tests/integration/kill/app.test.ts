import { afterAll, expect, test } from "vitest";
import { DoomedServer } from "./support/doomed-server";
import { expectExactly } from "./support/expect-exactly";
import { Load } from "./support/load";
import { everySender } from "./support/senders";

const KILLS = 5;
const server = new DoomedServer();
afterAll(() => server.kill());

test("SIGKILL of Wake during ingest loses nothing that was acknowledged, and doubles nothing", async () => {
  await server.start();
  const load = new Load(() => server.url, everySender());
  for (let kill = 0; kill < KILLS; kill++) {
    await load.delivered(20 + 9 * kill);
    await server.kill();
    await server.start();
  }
  await load.delivered(30);
  const { acknowledged, retries } = await load.end();
  expect(retries).toBeGreaterThan(0);
  await expectExactly(acknowledged);
}, 120_000);
