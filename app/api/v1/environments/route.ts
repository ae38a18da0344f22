import { requestActor } from "@/lib/auth/session-actor";
import { jsonResponse } from "@/lib/http/json";
import { route } from "@/lib/http/route";
import { environmentsPage } from "@/lib/views/records/environments";

export const dynamic = "force-dynamic";

export const GET = route(async (request: Request) => jsonResponse(await environmentsPage(await requestActor(request))));
