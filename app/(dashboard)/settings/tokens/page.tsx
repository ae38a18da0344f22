import { Tokens } from "@/components/settings/tokens";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import { loadTokens } from "@/lib/views/settings/tokens";
import { createToken, revokeToken } from "./actions";

export const metadata = { title: "Tokens" };

export default async function Page() {
  const model = await pageView(loadTokens(await currentActor(), new Date()));
  return <Tokens model={model} actions={{ createToken, revokeToken }} />;
}
