import { DeliverySettings } from "@/components/settings/delivery-settings";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import { loadDeliverySettings } from "@/lib/views/settings/delivery";
import { clear, judge, save, set, trace } from "./actions";

export const metadata = { title: "Delivery settings" };

export default async function Page() {
  const model = await pageView(loadDeliverySettings(await currentActor()));
  return <DeliverySettings model={model} actions={{ save, set, clear, judge, trace }} />;
}
