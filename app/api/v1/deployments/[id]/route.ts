import { recordRoute } from "@/lib/http/read-route";
import { deploymentDetail } from "@/lib/views/records/deployments";

export const dynamic = "force-dynamic";

export const GET = recordRoute(deploymentDetail);
