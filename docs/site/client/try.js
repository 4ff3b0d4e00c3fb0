import { callOf } from './command.js'
import { labelOf } from './copy.js'
import { chosen, commandIn } from './language.js'
import { loadPlayer, newFigure, onDisk, top } from './player.js'

/**
 * Lets a reader change the network of the first figure, which is then trained here, and takes the place of the one
 * before at the same moment. What trains is loaded with the first change.
 *
 * @returns what draws the figure anew in another language; false where it is none that was trained here
 */
export function listenToForm() {
  const form = document.querySelector('form.try')
  if (!form) return () => false
  const parts = {
    form,
    live: document.querySelector('.hero .live'),
    code: form.querySelector('code'),
    progress: form.querySelector('.progress'),
    said: form.querySelector('output'),
  }
  const state = { call: 0, worker: undefined }
  form.hidden = false
  form.addEventListener('change', ({ target }) => {
    if (target.name === 'data') giveUsual(form)
    make(parts, state)
  })
  form.addEventListener('submit', event => {
    event.preventDefault()
    make(parts, state)
  })
  return () => {
    if (state.command === undefined) {
      giveCommand(parts)
      return false
    }
    make(parts, state)
    return true
  }
}

/** The network of a dataset's own in the fields of the form. */
function giveUsual({ elements }) {
  const { hidden, activation } = elements.data.selectedOptions[0].dataset
  elements.hidden.value = hidden
  elements.activation.value = activation
}

/** Shows the command of what the form says, in the language that is chosen. */
function giveCommand({ form, code }) {
  const { elements } = form
  const values = Object.fromEntries(
    ['data', 'hidden', 'activation', 'seed'].map(name => [name, elements[name].value.trim()]),
  )
  const { input, command: english } = callOf(values, elements.data.selectedOptions[0].dataset)
  const command = commandIn(chosen().lang, english)
  code.textContent = command
  form.querySelector('.copy')?.setAttribute('aria-label', labelOf(code))
  return { input, command }
}

function make(parts, state) {
  const { lang, hasLetters } = chosen()
  const { input, command } = giveCommand(parts)
  if (command === state.command && state.busy) return
  if (onDisk)
    return say(parts, 'A browser trains nothing in a page from a disk: run the command instead.', true)
  state.command = command
  state.busy = true
  state.call++
  say(parts, 'Training …')
  state.worker ??= openWorker(parts, state)
  state.note = hasLetters ? '' : ' Trained here, it is in English: this page has no letters for the others.'
  state.worker.postMessage({ call: state.call, input: { ...input, ...(hasLetters && { lang }) } })
}

function openWorker(parts, state) {
  const worker = new Worker(new URL('assets/try/worker.js', top), { type: 'module' })
  worker.addEventListener('message', ({ data }) => {
    if (data.call !== state.call) return
    if (data.progress) {
      const words = progressOf(data.progress)
      if (words) parts.progress.textContent = words
      return
    }
    state.busy = false
    if (data.error) say(parts, data.error, true)
    else show(parts, state, data)
  })
  worker.addEventListener('error', () => {
    state.busy = false
    state.worker = undefined
    worker.terminate()
    say(parts, 'The code that trains could not be loaded: run the command instead.', true)
  })
  return worker
}

/** What the training does now; it changes too fast to be read out. */
function progressOf({ stage, training }) {
  if (stage !== 'train') return 'Drawing …'
  if (training?.start === undefined) return ''
  const { start, starts, iteration, loss } = training
  return `Start ${start} of ${starts}, iteration ${iteration}, loss ${loss.toPrecision(3)}`
}

/** Draws the new figure behind the old one, and takes that away when its first frame is there. */
async function show(parts, state, { call, text, alt }) {
  await loadPlayer()
  const old = parts.live.querySelector('nnanim-figure')
  const figure = newFigure(text, ['controls', 'loop'])
  figure.className = 'coming'
  const done = type => {
    if (call !== state.call) return figure.remove()
    if (type === 'ready' && old.duration > 0) figure.seek({ progress: old.time / old.duration })
    if (type === 'ready' && old.playing) figure.play()
    old.remove()
    figure.className = ''
    say(parts, alt + state.note)
  }
  for (const type of ['ready', 'error']) figure.addEventListener(type, () => done(type), { once: true })
  parts.live.append(figure)
}

/** Says how it stands, to those who hear too. */
function say({ said, progress }, words, isError = false) {
  progress.textContent = ''
  said.textContent = words
  said.classList.toggle('error', isError)
}
