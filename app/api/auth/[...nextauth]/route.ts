import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/next-auth-options";
import { WakeError } from "@/lib/domain/error";
import { boundedRequest } from "@/lib/http/bounded-request";
import { route } from "@/lib/http/route";

type Context = { readonly params: Promise<{ nextauth: string[] }> };

const MOST_BYTES = 64 * 1_024;

const answer = route(async (request: NextRequest, context: Context) => {
  const { nextauth } = await context.params;
  // Lets anybody write into the log.
  if (nextauth[0] === "_log") throw new WakeError("not-found", "There is nothing here.");
  return NextAuth(await boundedRequest(request, MOST_BYTES), context, authOptions());
});

export { answer as GET, answer as POST };
