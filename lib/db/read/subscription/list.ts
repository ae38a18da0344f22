import { prisma } from "../../prisma";

/** A subscription as people see it: nothing of it is a secret. */
export type ListedSubscription = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly host: string;
  readonly events: readonly string[];
  readonly services: readonly string[];
  readonly environments: readonly string[];
  readonly disabledAt: Date | null;
  /** Why Wake gave it up; null while it did not. */
  readonly failure: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
};

/** Every subscription, in order of name. */
export const listSubscriptions = (): Promise<ListedSubscription[]> =>
  prisma().subscription.findMany({ omit: { sealedUrl: true, sealedSecret: true, keyId: true }, orderBy: { name: "asc" } });
