import { noSuchAddress } from "@/lib/http/no-such-address";

export const dynamic = "force-dynamic";

export const DELETE = noSuchAddress;
export const GET = noSuchAddress;
export const PATCH = noSuchAddress;
export const POST = noSuchAddress;
export const PUT = noSuchAddress;
