"use server";

import { redirect } from "next/navigation";
import { endOwnSession } from "@/lib/auth/end-own-session";
import { clearSessionCookie, sentSessionId } from "@/lib/auth/session-cookie";

/** Ends this browser's session on the server, then takes the cookie. */
export async function signOut(): Promise<void> {
  await endOwnSession(await sentSessionId(), new Date());
  await clearSessionCookie();
  redirect("/sign-in");
}
