import { newDecision } from "@/lib/http/deployment-decision";

export const dynamic = "force-dynamic";

export const POST = newDecision;
