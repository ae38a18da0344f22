import { READ_QUERIES } from "@/lib/http/read-query";
import { listRoute } from "@/lib/http/read-route";
import { versionVerdict } from "@/lib/views/records/verdict";

export const dynamic = "force-dynamic";

export const GET = listRoute(READ_QUERIES.verdict, (actor, query) => versionVerdict(actor, query, new Date()));
