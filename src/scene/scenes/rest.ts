import type * as all from './all.ts'

/** Code that most figures do without: empty before `loadScenes` for one that needs it. */
export const rest: Partial<typeof all> = {}
