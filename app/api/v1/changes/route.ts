import { READ_QUERIES } from "@/lib/http/read-query";
import { listRoute } from "@/lib/http/read-route";
import { changesPage } from "@/lib/views/records/changes";

export const dynamic = "force-dynamic";

export const GET = listRoute(READ_QUERIES.changes, changesPage);
