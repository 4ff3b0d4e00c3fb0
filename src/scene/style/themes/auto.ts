import type { Theme } from '../theme.ts'
import { light } from './light.ts'

/** Its own colours are those of pictures; a page draws itself as `light` or `dark`, whichever its reader's system is. */
export const auto: Theme = {
  ...light,
  summary: 'a page is light or dark as its reader’s system is; else light',
}
