import { READ_QUERIES } from "@/lib/http/read-query";
import { listRoute } from "@/lib/http/read-route";
import { versionGate } from "@/lib/views/records/gate";

export const dynamic = "force-dynamic";

export const GET = listRoute(READ_QUERIES.gate, versionGate);
