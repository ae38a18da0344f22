import { recordRoute } from "@/lib/http/read-route";
import { incidentSuspects } from "@/lib/views/records/suspects";

export const dynamic = "force-dynamic";

export const GET = recordRoute(incidentSuspects);
