import { listOfObjectives, newObjectiveRoute } from "@/lib/http/objective-routes";

export const dynamic = "force-dynamic";

export const GET = listOfObjectives;
export const POST = newObjectiveRoute;
