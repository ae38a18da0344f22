import { recordRoute } from "@/lib/http/read-route";
import { recordDetail } from "@/lib/views/records/records";

export const dynamic = "force-dynamic";

export const GET = recordRoute((actor, id) => recordDetail("alerts", "alert", actor, id));
