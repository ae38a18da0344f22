import { headers } from "next/headers";
import { env } from "@/lib/env";

/** The address under which people reach this page: the configured one, else the one that this request came to. */
export async function pageOrigin(): Promise<string> {
  const sent = await headers();
  const scheme = sent.get("x-forwarded-proto") === "https" ? "https" : "http";
  return env().WAKE_URL ?? `${scheme}://${sent.get("host") ?? "localhost:3000"}`;
}
