import { newIncidentDecision } from "@/lib/http/cause-decision";
import { recordRoute } from "@/lib/http/read-route";
import { incidentDecisions } from "@/lib/services/decision/incident";

export const dynamic = "force-dynamic";

export const GET = recordRoute(incidentDecisions);

export const POST = newIncidentDecision;
