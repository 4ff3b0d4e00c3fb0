/** The style sheet of the player in a shadow root, as the build makes it of `style.css` and `embedded.css`. */
declare module 'player-style' {
  export const style: string
}
