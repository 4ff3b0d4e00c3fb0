import { element } from './element.js'

/** The place of the figure: a still until it is there, then the page of it, in a frame that can do nothing else. */
export function openFigure(stage) {
  let shown
  let stood = { progress: 0, playing: true }
  const clear = () => stage.querySelectorAll('.empty, img').forEach(one => void one.remove())
  return {
    isEmpty: () => shown === undefined,
    showStill(svg) {
      clear()
      stage.append(element('img', { src: `data:image/svg+xml,${encodeURIComponent(svg)}`, alt: '' }))
    },
    /** Draws the page behind the one before, which goes when the first frame is there; it goes on at the same moment. */
    show(page, alt) {
      const frame = element('iframe', { sandbox: 'allow-scripts', title: alt.slice(0, 200), class: 'coming' })
      const tell = message => frame.contentWindow?.postMessage(message, '*')
      return new Promise(done => {
        const listener = ({ source, data }) => {
          if (source !== frame.contentWindow)
            return frame.isConnected || removeEventListener('message', listener)
          if (data.nnanim === 'time') stood = { progress: data.time / frame.seconds, playing: data.playing }
          if (data.nnanim !== 'ready') return
          const before = shown
          shown = frame
          frame.seconds = data.duration
          frame.className = ''
          before?.remove()
          clear()
          tell({ nnanim: 'seek', progress: stood.progress })
          const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
          if (stood.playing && !(isCalm && !before)) tell({ nnanim: 'play' })
          done()
        }
        addEventListener('message', listener)
        frame.srcdoc = page
        for (const old of stage.querySelectorAll('.coming')) old.remove()
        // Behind the one that is shown.
        stage.prepend(frame)
      })
    },
  }
}
