import { serviceRoute } from "@/lib/http/service-route";
import { loadDependencies } from "@/lib/views/service/dependencies";

export const dynamic = "force-dynamic";

export const GET = serviceRoute(loadDependencies);
