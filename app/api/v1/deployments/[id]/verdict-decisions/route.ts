import { newVerdictDecision } from "@/lib/http/cause-decision";
import { recordRoute } from "@/lib/http/read-route";
import { verdictDecisions } from "@/lib/services/decision/verdict";

export const dynamic = "force-dynamic";

export const GET = recordRoute(verdictDecisions);

export const POST = newVerdictDecision;
