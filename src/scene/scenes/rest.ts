import type * as all from './all.ts'

/** What most figures do without: empty before `loadScenes` has loaded it for one that needs it. */
export const rest: Partial<typeof all> = {}
