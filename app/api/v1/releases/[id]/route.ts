import { recordRoute } from "@/lib/http/read-route";
import { releaseDetail } from "@/lib/views/records/releases";

export const dynamic = "force-dynamic";

export const GET = recordRoute(releaseDetail);
