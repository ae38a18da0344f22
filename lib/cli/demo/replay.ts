import { setTimeout as sleep } from "node:timers/promises";
import type { Customers } from "./customers";
import type { Shop } from "./shop";

const MINUTE_MS = 60_000;
/** A replayed minute takes this long. */
const REPLAYED_MINUTE_MS = 400;
/** Within its minute the shop's clock starts here, so that nothing spills into the next. */
const INTO_MINUTE_MS = 8_000;

type Replay = {
  readonly shop: Shop;
  readonly customers: Customers;
  /** The first minute, counted from `origin`; negative. */
  readonly from: number;
  /** A whole minute, when the demo began. */
  readonly origin: number;
  readonly onMinute: (minute: number) => Promise<void>;
  readonly signal: AbortSignal;
};

/** Runs the shop through the past, minute by minute, until it has caught up with the clock; then the clock is the real one. */
export async function replay({ shop, customers, from, origin, onMinute, signal }: Replay): Promise<void> {
  for (let minute = from; !signal.aborted; minute++) {
    const begin = origin + minute * MINUTE_MS;
    if (begin + MINUTE_MS > Date.now()) {
      await sleep(Math.max(0, begin - Date.now()));
      break;
    }
    await customers.gone();
    shop.setClock(begin + INTO_MINUTE_MS - Date.now());
    await onMinute(minute);
    shop.setClock(begin + INTO_MINUTE_MS - Date.now());
    await customers.minute(REPLAYED_MINUTE_MS, signal);
  }
  await customers.gone();
  shop.setClock(0);
}
