import { askedReplay } from "@/lib/http/hooks/connection-routes";

export const dynamic = "force-dynamic";

export const POST = askedReplay;
