import { READ_QUERIES } from "@/lib/http/read-query";
import { listRoute } from "@/lib/http/read-route";
import { recordsPage } from "@/lib/views/records/records";

export const dynamic = "force-dynamic";

export const GET = listRoute(READ_QUERIES.records, (actor, query) => recordsPage("artifacts", actor, query));
