/** The progress of each part of the picture; all but positions and rocking are 0 to 1. */
export interface LiftState {
  /** Position on the trajectory of the floor, and at the last moments, the latest first. */
  position: number
  trail: number[]
  /** The camera: 0 in front, where all is a flat plot, 1 at its stand. */
  stand: number
  /** The input on the floor. */
  lying: number
  /** The straight line or plane on the input that misses the points least. */
  straight: number
  /** Sticks from the floor to the points. */
  feet: number
  /** The plane that the output is over the last hidden layer, and the input's image on it. */
  plane: number
  curve: number
  /** Sticks from the output to the points. */
  errors: number
  /** Names and ticks of the floor's axes, for each stop of the trajectory. */
  axes: number[]
  rock: number
}
