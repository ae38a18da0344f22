import { findOpenSetupLink } from "@/lib/db/read/setup/open-link";
import { linkHash } from "./link-secret";

export type LinkPurpose =
  | { readonly kind: "first-admin" }
  | { readonly kind: "password"; readonly name: string; readonly email: string }
  | { readonly kind: "ended" };

/** What a one-time link is good for, without using it up. */
export async function linkPurpose(secret: string, now: Date): Promise<LinkPurpose> {
  const link = await findOpenSetupLink(linkHash(secret), now);
  if (link === null) return { kind: "ended" };
  return link.user === null ? { kind: "first-admin" } : { kind: "password", ...link.user };
}
