import { loadPlayer, newFigure } from './player.js'

/** Turns the stills of the gallery into their figures when they are pressed; what played before pauses. */
export function playInPlace() {
  for (const stage of document.querySelectorAll('a.stage'))
    stage.addEventListener('click', event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      for (const figure of document.querySelectorAll('.stage nnanim-figure')) figure.pause()
      playOver(stage)
    })
}

/** Puts the figure in the place of its still, which stands in it until the first frame is drawn. */
async function playOver(stage) {
  const box = document.createElement('div')
  box.className = 'stage'
  const still = stage.querySelector('picture')
  stage.replaceWith(box)
  box.append(still)
  await loadPlayer()
  const figure = newFigure(stage.dataset.figure, ['loop'])
  figure.append(still)
  box.append(figure, pauseButton(figure))
  // Who presses wants to see it move, also with less motion elsewhere.
  figure.play()
  box.querySelector('.pause').focus()
}

/** A button over the figure; its word follows what the figure does. */
function pauseButton(figure) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'pause'
  const show = () => {
    button.setAttribute('aria-label', figure.playing ? 'Pause' : 'Play')
    button.classList.toggle('paused', !figure.playing)
  }
  for (const type of ['ready', 'time', 'ended']) figure.addEventListener(type, show)
  button.addEventListener('click', () => {
    if (figure.playing) figure.pause()
    else figure.play()
  })
  show()
  return button
}
