import type { ReleaseModel } from "@/lib/views/release/release";

/** Of a release's page what tells who told of it. */
export type ToldModel = Pick<ReleaseModel, "told" | "deployment" | "timezone">;
