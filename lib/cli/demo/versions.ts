import type { Role } from "./shop/messages";

/** Versions that no earlier run of the demo has used: they are numbered by the day and the minute it began. */
export class Versions {
  /** What the shop opens with. */
  readonly opening: Readonly<Record<Role, string>>;
  readonly good: string;
  readonly bad: string;
  readonly incident: string;

  constructor(begin: Date) {
    const digits = begin.toISOString().replace(/\D/g, "");
    const [day, minute] = [digits.slice(2, 8), Number(digits.slice(8, 10)) * 60 + Number(digits.slice(10, 12))];
    this.opening = { storefront: "1.0.0", orders: "1.0.0", payments: `${day}.${minute}.0` };
    this.good = `${day}.${minute}.1`;
    this.bad = `${day}.${minute}.2`;
    this.incident = `SHOP-${day}-${minute}`;
  }

  /** What the pipeline calls one run. */
  deploymentId(service: Role, version: string, finishedAt: Date): string {
    return `${service}/${version}/${finishedAt.getTime() / 60_000}`;
  }
}
