import { READ_QUERIES } from "@/lib/http/read-query";
import { listRoute } from "@/lib/http/read-route";
import { incidentsPage } from "@/lib/views/records/incidents";

export const dynamic = "force-dynamic";

export const GET = listRoute(READ_QUERIES.incidents, incidentsPage);
