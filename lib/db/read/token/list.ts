import { prisma } from "../../prisma";
import type { StoredToken } from "./by-hash";

export type ListedToken = StoredToken & { readonly prefix: string; readonly createdAt: Date; readonly createdBy: string | null };

/** Every token that was ever made, the newest first; its secret cannot be read back. */
export const listTokens = (): Promise<ListedToken[]> =>
  prisma().token.findMany({ omit: { hash: true }, orderBy: [{ createdAt: "desc" }, { id: "asc" }] });
