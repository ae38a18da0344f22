import type { Environment } from "../start/environment";
import type { DemoOptions } from "./options";
import type { Behaviour } from "./shop/handlers";
import type { Role } from "./shop/messages";
import { ShopProcess } from "./shop-process";

type StartPayments = (version: string, behaviour: Behaviour) => Promise<ShopProcess>;

/** The running shop: storefront calls orders, orders calls payments. */
export class Shop {
  readonly #start: StartPayments;
  readonly #storefront: ShopProcess;
  readonly #orders: ShopProcess;
  #payments: ShopProcess;
  #offsetMs = 0;

  private constructor(start: StartPayments, storefront: ShopProcess, orders: ShopProcess, payments: ShopProcess) {
    this.#start = start;
    this.#storefront = storefront;
    this.#orders = orders;
    this.#payments = payments;
    storefront.tell({ type: "peer", url: orders.url });
    orders.tell({ type: "peer", url: payments.url });
  }

  /** Opens with a good version of each service. */
  static async open(versions: Readonly<Record<Role, string>>, wake: DemoOptions, environment: Environment): Promise<Shop> {
    const start = (role: Role, version: string, behaviour: Behaviour): Promise<ShopProcess> =>
      ShopProcess.start({ role, version, behaviour }, wake, environment);
    const [storefront, orders, payments] = await Promise.all([
      start("storefront", versions.storefront, "good"),
      start("orders", versions.orders, "good"),
      start("payments", versions.payments, "good"),
    ]);
    return new Shop((version, behaviour) => start("payments", version, behaviour), storefront, orders, payments);
  }

  /** Where customers come in. */
  get url(): string {
    return this.#storefront.url;
  }

  /** Puts another version of payments in place of the one that runs, without a gap. */
  async release(version: string, behaviour: Behaviour): Promise<void> {
    const next = await this.#start(version, behaviour);
    next.tell({ type: "clock", offsetMs: this.#offsetMs });
    this.#orders.tell({ type: "peer", url: next.url });
    const before = this.#payments;
    this.#payments = next;
    await before.flush();
    before.stop();
  }

  setClock(offsetMs: number): void {
    this.#offsetMs = offsetMs;
    for (const service of this.#all()) service.tell({ type: "clock", offsetMs });
  }

  /** Resolves when Wake knows everything that has happened in the shop so far. */
  async flush(): Promise<void> {
    await Promise.all(this.#all().map((service) => service.flush()));
  }

  close(): void {
    for (const service of this.#all()) service.stop();
  }

  #all(): ShopProcess[] {
    return [this.#storefront, this.#orders, this.#payments];
  }
}
