import type { mount as Mount } from './player-api.d.ts'

/** A version of the player that is loaded in a page. */
interface LoadedPlayer {
  /** Its number: figures say which one they need at least. */
  player: number
  mount: typeof Mount
}

/** The event of a window in which another player was loaded. */
export const playersChanged = 'nnanim.players'

/** All players of a page, each of which may have come with a version of its own. */
const name = Symbol.for(playersChanged)
const shared = globalThis as unknown as Record<symbol, LoadedPlayer[] | undefined>

/** Adds a player to those of the page. */
export function addPlayer(player: LoadedPlayer): void {
  shared[name] = [...(shared[name] ?? []), player]
  globalThis.dispatchEvent?.(new Event(playersChanged))
}

/** Puts a figure into an element, by the newest player that the page has loaded, of several the last one. */
export const mount: typeof Mount = (...given) =>
  shared[name]!.reduce((newest, one) => (one.player >= newest.player ? one : newest)).mount(...given)
