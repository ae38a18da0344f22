import { recordRoute } from "@/lib/http/read-route";
import { deliveryDetail } from "@/lib/views/records/deliveries";

export const dynamic = "force-dynamic";

export const GET = recordRoute(deliveryDetail);
