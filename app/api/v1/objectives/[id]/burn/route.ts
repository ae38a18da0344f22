import { burnOfObjective } from "@/lib/http/objective-routes";

export const dynamic = "force-dynamic";

export const GET = burnOfObjective;
