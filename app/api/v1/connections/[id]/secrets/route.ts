import { newSecret } from "@/lib/http/hooks/connection-routes";

export const dynamic = "force-dynamic";

export const POST = newSecret;
