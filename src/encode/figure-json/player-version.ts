/** The first word of every figure.json. */
export const figureFormat = 'nnanim-figure'

/** The number of the player that this version's figures need: it grows when an older player would draw one wrongly. */
export const playerVersion = 1
