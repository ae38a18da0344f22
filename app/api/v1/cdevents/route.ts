import { cdeventsRoute } from "@/lib/http/hooks/cdevents";
import { hookOptions, onlyPost } from "@/lib/http/hooks/methods";

export const dynamic = "force-dynamic";

export const POST = cdeventsRoute;
export const GET = onlyPost;
export const OPTIONS = hookOptions;
