import { NewConnection } from "@/components/settings/new-connection";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import { parseConnectSystem } from "@/lib/urls/connection";
import type { SearchParams } from "@/lib/urls/search-params";
import { loadConnectForm } from "@/lib/views/settings/connect-form";
import { renewSecret } from "../[id]/actions";
import { connect } from "./actions";

export const metadata = { title: "Connect a source" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const system = parseConnectSystem(await searchParams);
  const model = await pageView(loadConnectForm(await currentActor(), system));
  return <NewConnection model={model} actions={{ connect, renewSecret }} />;
}
