import { recordRoute } from "@/lib/http/read-route";
import { changeDetail } from "@/lib/views/records/changes";

export const dynamic = "force-dynamic";

export const GET = recordRoute(changeDetail);
