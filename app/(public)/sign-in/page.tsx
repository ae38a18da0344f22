import { redirect } from "next/navigation";
import { SignIn } from "@/components/access/sign-in";
import { currentActor } from "@/lib/auth/session-actor";
import type { SearchParams } from "@/lib/urls/search-params";
import { parseSignIn } from "@/lib/urls/sign-in";
import { loadSignIn } from "@/lib/views/sign-in";
import { signIn } from "./action";

export const metadata = { title: "Sign in" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = parseSignIn(await searchParams);
  if ((await currentActor()) !== null) redirect(params.returnPath);
  return <SignIn model={await loadSignIn()} params={params} action={signIn} />;
}
