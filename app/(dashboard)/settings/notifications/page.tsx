import { Notifications } from "@/components/settings/notifications";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import { loadNotifications } from "@/lib/views/settings/notifications";
import { addReceiver, changeReceiver, removeReceiver, retry, switchReceiver, testReceiver } from "./actions";

export const metadata = { title: "Notifications" };

export default async function Page() {
  const model = await pageView(loadNotifications(await currentActor()));
  return <Notifications model={model} actions={{ addReceiver, changeReceiver, removeReceiver, retry, switchReceiver, testReceiver }} />;
}
