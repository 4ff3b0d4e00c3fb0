/** Turns the stills of the gallery into their figures when they are pressed; the one that played before pauses. */
export function playInPlace() {
  let playing = null
  const pause = () => playing?.contentWindow?.postMessage({ nnanim: 'pause' }, '*')

  for (const stage of document.querySelectorAll('a.stage'))
    stage.addEventListener('click', event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      pause()
      playing = liveFigure(stage)
    })

  // A figure that is started by its own keys or button pauses the others too.
  addEventListener('message', ({ source, data }) => {
    if (data?.nnanim === 'ready' && source === playing?.contentWindow)
      source.postMessage({ nnanim: 'play' }, '*')
  })
}

function liveFigure(stage) {
  const frame = document.createElement('iframe')
  frame.title = stage.querySelector('img').alt
  frame.src = `${stage.href}?hide=command,controls&autoplay=no`
  const box = document.createElement('div')
  box.className = 'stage'
  box.append(frame, pauseButton(frame))
  stage.replaceWith(box)
  frame.focus()
  return frame
}

/** A button over the figure; its word follows what the figure says of itself. */
function pauseButton(frame) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'pause'
  let plays = true
  const show = () => {
    button.setAttribute('aria-label', plays ? 'Pause' : 'Play')
    button.classList.toggle('paused', !plays)
  }
  show()
  button.addEventListener('click', () => {
    frame.contentWindow.postMessage({ nnanim: plays ? 'pause' : 'play' }, '*')
  })
  addEventListener('message', ({ source, data }) => {
    if (source !== frame.contentWindow || data?.nnanim !== 'time') return
    plays = data.playing
    show()
  })
  return button
}
