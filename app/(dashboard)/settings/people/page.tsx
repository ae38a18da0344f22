import { People } from "@/components/settings/people";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import { loadPeople } from "@/lib/views/settings/people";
import { changeRole, invite, renewLink, setAccess, signOutEverywhere } from "./actions";

export const metadata = { title: "People" };

export default async function Page() {
  const model = await pageView(loadPeople(await currentActor()));
  return <People model={model} actions={{ invite, renewLink, changeRole, setAccess, signOutEverywhere }} />;
}
