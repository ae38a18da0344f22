import { recordRoute } from "@/lib/http/read-route";
import { incidentDetail } from "@/lib/views/records/incidents";

export const dynamic = "force-dynamic";

export const GET = recordRoute(incidentDetail);
