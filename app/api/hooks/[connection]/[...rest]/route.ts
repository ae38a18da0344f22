import { hookRoute } from "@/lib/http/hooks/handle";
import { hookOptions, onlyPost } from "@/lib/http/hooks/methods";

export const dynamic = "force-dynamic";

export const POST = hookRoute;
export const GET = onlyPost;
export const OPTIONS = hookOptions;
