import { settle, waitForAcquirer } from "./acquirer";
import type { Role } from "./messages";
import { work } from "./work";

/** Calls the next service; resolves with the status of its answer. */
export type Call = (method: string, path: string) => Promise<number>;

/** Routes of a service: what each does, and the status that it answers with. */
export type Handlers = Readonly<Record<string, (call: Call) => Promise<number>>>;

/** What a version of payments is like. */
export type Behaviour = "good" | "bad";

/** Of a good version's charges the acquirer lets one in so many time out, of a bad one's nearly every third. */
const GOOD_FAILS_EVERY = 40;
const BAD_FAILS = 0.35;
const CHARGE_MS = { good: 85, bad: 240 } as const;

export function handlersOf(role: Role, behaviour: Behaviour): Handlers {
  if (role === "storefront") return { "GET /catalogue": browse, "POST /checkout": passOn(12, "/orders") };
  if (role === "orders") return { "POST /orders": passOn(18, "/charges") };
  return { "POST /charges": charging(behaviour) };
}

async function browse(): Promise<number> {
  await work(20);
  return 200;
}

/** Does its own part, then asks the next service; a failure there is a failure here. */
const passOn =
  (medianMs: number, path: string) =>
  async (call: Call): Promise<number> => {
    await work(medianMs);
    return (await call("POST", path)) < 500 ? 201 : 502;
  };

function charging(behaviour: Behaviour): () => Promise<number> {
  let charges = 0;
  return async () => {
    const number = ++charges;
    await work(CHARGE_MS[behaviour]);
    if (number % GOOD_FAILS_EVERY === 0) waitForAcquirer(number);
    if (behaviour === "bad" && Math.random() < BAD_FAILS) settle(number);
    return 201;
  };
}
