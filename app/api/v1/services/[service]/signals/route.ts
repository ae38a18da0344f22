import { serviceRoute } from "@/lib/http/service-route";
import { loadSignals } from "@/lib/views/signals";

export const dynamic = "force-dynamic";

export const GET = serviceRoute(loadSignals);
