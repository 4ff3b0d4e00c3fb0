/** Shares of the inputs, of a hidden layer, the output, a point that runs through, and the way back: seconds of the whole film. */
export const PACE = { inputs: 1.25, layer: 6, output: 3.25, point: 2, again: 1 }

/** Points that run through at most. */
export const RUNS = 3
