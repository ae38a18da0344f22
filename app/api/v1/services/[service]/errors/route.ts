import { serviceRoute } from "@/lib/http/service-route";
import { loadErrors } from "@/lib/views/service/errors";

export const dynamic = "force-dynamic";

export const GET = serviceRoute(loadErrors);
