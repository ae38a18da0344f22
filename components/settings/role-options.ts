import { ROLES } from "@/lib/domain/access";

/** The roles as options of a select, the least first. */
export const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: `${role.charAt(0).toUpperCase()}${role.slice(1)}` }));
