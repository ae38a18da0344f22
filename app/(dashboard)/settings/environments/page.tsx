import { Environments } from "@/components/settings/environments";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import { loadEnvironments } from "@/lib/views/settings/environments";
import { save } from "./actions";

export const metadata = { title: "Environments" };

export default async function Page() {
  const model = await pageView(loadEnvironments(await currentActor()));
  return <Environments model={model} action={save} />;
}
