import { READ_QUERIES } from "@/lib/http/read-query";
import { listRoute } from "@/lib/http/read-route";
import { releasesPage } from "@/lib/views/records/releases";

export const dynamic = "force-dynamic";

export const GET = listRoute(READ_QUERIES.releases, releasesPage);
