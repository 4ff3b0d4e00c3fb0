import { checkFrames, checkMoment, listening } from './figure-control.ts'
import type { FigureControl, FigureEvents, MountedFigure, MountOptions } from './player-api.d.ts'
import { mount, playersChanged } from './players.ts'

const attributes = ['src', 'controls', 'autoplay', 'loop', 'theme', 'width', 'height'] as const

const events: readonly (keyof FigureEvents)[] = ['ready', 'time', 'chapter', 'ended', 'error']

/** The class of elements; a stand-in where there is no document, as on a server that writes pages, so that the module can be loaded. */
const Base = globalThis.HTMLElement ?? (Object as never)

/** The element `<nnanim-figure>`: its figure is mounted for as long as it is in a document. */
export class FigureElement extends Base implements FigureControl {
  static readonly observedAttributes = attributes
  /** The place of what stands in the element until its figure is drawn. */
  readonly #slot = document.createElement('slot')
  /** Sees a figure that is put into the element as a script, as a parser or a framework does. */
  readonly #inside = new MutationObserver(() => this.#change())
  readonly on = listening(this)
  #figure: MountedFigure | undefined
  /** The source of what is mounted. */
  #source: string | undefined
  #failed = false
  #isChanging = false
  /** The acts for which nothing is mounted yet. */
  #kept: ((figure: MountedFigure) => void)[] = []

  constructor() {
    super()
    const style = new CSSStyleSheet()
    style.replaceSync(':host{display:block}::slotted(*){max-width:100%}')
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [style]
    root.append(this.#slot)
  }

  connectedCallback(): void {
    this.#inside.observe(this, { childList: true, characterData: true, subtree: true })
    addEventListener(playersChanged, this.#retry)
    this.#change()
  }

  disconnectedCallback(): void {
    this.#inside.disconnect()
    removeEventListener(playersChanged, this.#retry)
    this.#change()
  }

  attributeChangedCallback(): void {
    this.#change()
  }

  play(): void {
    this.#act(figure => figure.play())
  }

  pause(): void {
    this.#act(figure => figure.pause())
  }

  seek(to: Parameters<FigureControl['seek']>[0]): void {
    checkMoment(to)
    this.#act(figure => figure.seek(to))
  }

  step(frames = 1): void {
    checkFrames(frames)
    this.#act(figure => figure.step(frames))
  }

  get time() {
    return this.#figure?.time ?? 0
  }

  get duration() {
    return this.#figure?.duration ?? 0
  }

  get playing() {
    return this.#figure?.playing ?? false
  }

  get chapters() {
    return this.#figure?.chapters ?? []
  }

  #act(act: (figure: MountedFigure) => void): void {
    if (this.#figure) act(this.#figure)
    else this.#kept.push(act)
  }

  /** A newer player may draw what an older one could not. */
  readonly #retry = () => {
    if (!this.#failed) return
    this.#source = undefined
    this.#change()
  }

  /** Follows what has changed, once for all that changes at a time: an element that is only moved stays mounted. */
  #change(): void {
    if (this.#isChanging) return
    this.#isChanging = true
    queueMicrotask(() => {
      this.#isChanging = false
      this.#follow()
    })
  }

  #follow(): void {
    const inside = this.querySelector('script[type="application/json"]')?.textContent
    const source = this.getAttribute('src') ?? inside ?? undefined
    const wanted = this.isConnected ? source : undefined
    if (wanted && wanted === this.#source) {
      this.#figure?.change(this.#options())
      return
    }
    this.#figure?.dispose()
    this.#figure = undefined
    this.#failed = false
    this.#source = wanted
    this.shadowRoot!.append(this.#slot)
    if (!wanted) return
    const figure = this.#mount(wanted)
    this.#figure = figure
    for (const act of this.#kept.splice(0)) act(figure)
  }

  #options(): MountOptions {
    const numberOf = (name: string) => Number.parseFloat(this.getAttribute(name) ?? '') || undefined
    return {
      controls: this.hasAttribute('controls'),
      autoplay: this.hasAttribute('autoplay'),
      loop: this.hasAttribute('loop') && (numberOf('loop') ?? true),
      theme: this.getAttribute('theme') as never,
      width: numberOf('width'),
      height: numberOf('height'),
    }
  }

  #mount(source: string): MountedFigure {
    const figure = mount(this.shadowRoot!, source, { ...this.#options(), placeholder: this.#slot })
    figure.on('error', () => (this.#failed = true))
    for (const type of events)
      figure.on(type, detail => this.dispatchEvent(new CustomEvent(type, { detail })))
    return figure
  }
}
