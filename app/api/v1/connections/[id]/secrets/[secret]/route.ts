import { endedSecret } from "@/lib/http/hooks/connection-routes";

export const dynamic = "force-dynamic";

export const DELETE = endedSecret;
