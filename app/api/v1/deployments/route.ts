import { READ_QUERIES } from "@/lib/http/read-query";
import { listRoute } from "@/lib/http/read-route";
import { deploymentsPage } from "@/lib/views/records/deployments";

export const dynamic = "force-dynamic";

export const GET = listRoute(READ_QUERIES.deployments, deploymentsPage);
