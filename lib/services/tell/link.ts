import { env } from "@/lib/env";

/** A page of this Wake as others can open it: null while `WAKE_URL` does not say where that is. */
export const pageLink = (path: string): string | null => {
  const base = env().WAKE_URL;
  return base === undefined ? null : `${base.replace(/\/+$/, "")}${path}`;
};

export const releasePath = (release: string, deployment: string): string =>
  `/releases/${encodeURIComponent(release)}?deployment=${encodeURIComponent(deployment)}`;
export const incidentPath = (incident: string): string => `/incidents/${encodeURIComponent(incident)}`;
export const servicePath = (service: string): string => `/services/${encodeURIComponent(service)}`;
