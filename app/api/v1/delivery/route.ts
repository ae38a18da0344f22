import { READ_QUERIES } from "@/lib/http/read-query";
import { listRoute } from "@/lib/http/read-route";
import { loadDeliveryAnswer } from "@/lib/views/delivery/answer";

export const dynamic = "force-dynamic";

export const GET = listRoute(READ_QUERIES.delivery, (actor, query) => loadDeliveryAnswer(actor, query, new Date()));
