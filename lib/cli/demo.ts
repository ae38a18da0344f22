import { WakeError } from "@/lib/domain/error";
import { Customers } from "./demo/customers";
import { readDemoOptions } from "./demo/options";
import { replay } from "./demo/replay";
import { Shop } from "./demo/shop";
import { happen, STORY_BEGINS } from "./demo/story";
import { Versions } from "./demo/versions";
import { WakeClient } from "./demo/wake-client";
import { loadEnvFile } from "./start/env-file";
import type { Environment } from "./start/environment";
import { stopSignal } from "./start/stop-signal";
import { Teardown } from "./start/teardown";

const MINUTE_MS = 60_000;

/**
 * `npm run demo`: a small shop of three instrumented services reports to a running Wake. It replays its last two hours, with a good
 * release, a bad one and a rollback, and goes on live until Ctrl-C. Throws a WakeError when Wake cannot be reached or refuses.
 */
export async function main(args: readonly string[], environment: Environment): Promise<number> {
  const signal = stopSignal();
  const teardown = new Teardown();
  try {
    await loadEnvFile(".env", environment);
    const options = readDemoOptions(args, environment);
    const wake = new WakeClient(options);
    await wake.check();
    const origin = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
    const at = (minute: number): Date => new Date(origin + minute * MINUTE_MS);
    if (await wake.wasReleased("payments", at(STORY_BEGINS))) throw tooSoon();
    console.log(`\n  The shop opens: storefront, orders and payments, reporting to ${options.url}`);
    const versions = new Versions(new Date(origin));
    const shop = await Shop.open(versions.opening, options, environment);
    teardown.add(async () => shop.close());
    const customers = new Customers(shop.url);
    console.log(
      `  A release is judged against the hours before it, so the last ${-STORY_BEGINS} minutes are replayed now, in a minute or two.`,
    );
    console.log("  Requests and their durations are real; only the shop's clock runs ahead.\n");
    const onMinute = (minute: number): Promise<void> => happen(minute, at, { shop, wake, versions, say: console.log });
    await replay({ shop, customers, from: STORY_BEGINS, origin, onMinute, signal });
    if (!signal.aborted) tellWhereToLook(options.url, versions);
    if (!signal.aborted && !options.once) console.log("  The shop stays open, with live traffic. Close it with Ctrl-C.\n");
    while (!options.once && !signal.aborted) await customers.minute(MINUTE_MS, signal);
    await customers.gone();
    await shop.flush();
    return 0;
  } finally {
    await teardown.run();
  }
}

const tooSoon = (): WakeError =>
  new WakeError("conflict", "The shop has told its story here within the last two hours; told again, the two would mix.", {
    fix: "Try again later, or with another Wake: npm start -- --empty --data-dir .wake-shop --port 3001",
  });

function tellWhereToLook(url: string, { good, bad }: Versions): void {
  const page = (version: string): string => `${url}/releases/${encodeURIComponent(`payments@${version}`)}`;
  console.log(`\n  The bad release   ${page(bad)}\n  The good one      ${page(good)}\n  All of it         ${url}/\n`);
}
