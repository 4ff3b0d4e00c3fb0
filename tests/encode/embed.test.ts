import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EmbedFigure, EmbedFile } from '../../src/encode/embed.ts'
import { embeds } from '../../src/encode/embeds.ts'

const exhibit = (path: string, more: Partial<EmbedFile> = {}): EmbedFile => {
  const format = path.endsWith('/') ? 'frames' : /(anim\.)?[^.]*$/.exec(path)![0]
  const moves = ['gif', 'mp4', 'webm', 'anim.svg', 'frames', 'html'].includes(format)
  const frames = format === 'html' ? 0 : moves ? 150 : 1
  return { path, format, width: 600, height: 400, frames, seconds: moves ? 6 : 0, ...more }
}
const showing = (paths: string[], more: Partial<EmbedFigure> = {}): EmbedFigure => ({
  alt: 'Dots',
  lang: 'en',
  loop: 'forever',
  exhibits: paths.map(path => exhibit(path)),
  twins: [],
  ...more,
})
const dark = (paths: string[]) => paths.map(path => exhibit(path.replace(/(?=\.)/, '-dark')))
const write = (name: string, ...of: Parameters<typeof showing>) => embeds[name].write(showing(...of))

describe('html', () => {
  it('gives readers who ask for less motion the still', () => {
    expect(write('html', ['a.gif', 'a-still.png'])).toBe(
      [
        '<picture>',
        '  <source srcset="a-still.png" media="(prefers-reduced-motion: reduce)">',
        '  <img src="a.gif" alt="Dots" width="600" height="400" style="max-width: 100%; height: auto">',
        '</picture>',
      ].join('\n'),
    )
  })

  it('has a dark twin for everything, the narrower condition first', () => {
    const files = ['a.gif', 'a.png']
    expect(write('html', files, { twins: dark(files) })).toBe(
      [
        '<picture>',
        '  <source srcset="a-dark.png" media="(prefers-reduced-motion: reduce) and (prefers-color-scheme: dark)">',
        '  <source srcset="a.png" media="(prefers-reduced-motion: reduce)">',
        '  <source srcset="a-dark.gif" media="(prefers-color-scheme: dark)">',
        '  <img src="a.gif" alt="Dots" width="600" height="400" style="max-width: 100%; height: auto">',
        '</picture>',
      ].join('\n'),
    )
  })

  it('plays videos without sound unless less motion is asked for, its poster the still, with the image inside', () => {
    expect(write('html', ['a.gif', 'a.webm', 'a.mp4', 'a.png'])).toBe(
      [
        '<video controls autoplay muted loop playsinline poster="a.png" width="600" height="400" aria-label="Dots" style="max-width: 100%; height: auto">',
        '  <source src="a.mp4" type="video/mp4" media="(prefers-reduced-motion: no-preference)">',
        '  <source src="a.webm" type="video/webm" media="(prefers-reduced-motion: no-preference)">',
        '  <picture>',
        '    <source srcset="a.png" media="(prefers-reduced-motion: reduce)">',
        '    <img src="a.gif" alt="Dots" width="600" height="400" style="max-width: 100%; height: auto">',
        '  </picture>',
        '</video>',
      ].join('\n'),
    )
    const files = ['a.mp4', 'a.png']
    expect(write('html', files, { twins: dark(files), loop: 'once' })).toContain(
      '<video controls autoplay muted playsinline poster="a.png" width="600" height="400" aria-label="Dots" style="max-width: 100%; height: auto">\n  <source src="a-dark.mp4" type="video/mp4" media="(prefers-reduced-motion: no-preference) and (prefers-color-scheme: dark)">\n  <source src="a.mp4"',
    )
  })

  it('is a plain image where nothing moves and there is no twin', () => {
    expect(write('html', ['a.svg'])).toBe(
      '<img src="a.svg" alt="Dots" width="600" height="400" style="max-width: 100%; height: auto">',
    )
  })

  it('is the image that moves and is sharp, rather than a GIF', () => {
    expect(write('html', ['a.gif', 'a.svg', 'a.anim.svg'])).toContain('<img src="a.anim.svg"')
    expect(write('md', ['a.gif', 'a.anim.svg'])).toBe('![Dots](a.anim.svg)')
    expect(write('quarto', ['a.gif', 'a.anim.svg'])).toContain('![](a.anim.svg)')
  })

  it('escapes the text and the paths', () => {
    const text = write('html', ['my plots/a&b "1", ä#?.png'], { alt: '<b>&"\' 100 %' })
    expect(text).toBe(
      '<img src="my%20plots/a%26b%20%221%22%2C%20%C3%A4%23%3F.png" alt="&lt;b&gt;&amp;&quot;\' 100 %" width="600" height="400" style="max-width: 100%; height: auto">',
    )
    expect(write('html', ['../b.png'])).toContain('src="../b.png"')
    expect(write('html', ['javascript:x.png'])).toContain('src="javascript%3Ax.png"')
  })
})

describe('a page', () => {
  const files = ['a b.html', 'a-still.png']
  const frame =
    '<iframe src="a%20b.html" title="Dots" width="600" height="486" loading="lazy" allow="fullscreen; clipboard-write"'
  const link = '<noscript><a href="a-still.png">The figure as a picture</a></noscript>'

  it('is a frame as wide as there is room, with the room of its controls, and a link to the still without scripts', () => {
    const [first, second] = write('html', files).split('\n')
    const style =
      'width: 100%; max-width: 600px; height: auto; min-height: 480px; aspect-ratio: 600 / 486; border: 0'
    expect(first).toBe(`${frame} allowfullscreen style="${style}"></iframe>`)
    expect(second).toBe(link)
  })

  it('comes with its policy as a comment', () => {
    const policy = "default-src 'none'; script-src 'sha256-a='; style-src 'sha256-b='"
    const text = embeds.html.write({ ...showing([]), exhibits: [exhibit('a.html', { policy })] })
    expect(text.endsWith(`\n<!-- a.html has this Content-Security-Policy: ${policy} -->`)).toBe(true)
    expect(text.match(/<!--/g)).toHaveLength(1)
  })

  it('is sent how far the element around it has gone by, by the script of the manual', () => {
    const [, script] = /<script>([^<]*)<\/script>/.exec(readFileSync('docs/embedding.md', 'utf8'))!
    const sent: unknown[] = []
    let top = 100
    const contentWindow = { postMessage: (...message: unknown[]) => sent.push(message) }
    const parentElement = { getBoundingClientRect: () => ({ top, height: 3000 }) }
    const frame = { contentWindow, parentElement, onload: () => {} }
    const listeners: Record<string, () => void> = {}
    new Function('document', 'innerHeight', 'addEventListener', script)(
      { querySelectorAll: () => [frame] },
      1000,
      (name: string, listener: () => void) => {
        listeners[name] = listener
      },
    )
    frame.onload()
    for (top of [-500, -2000, -3000]) listeners.scroll()
    // Before and after the element, the page stands at its beginning and at its end.
    expect(sent).toEqual([-0.05, 0.25, 1, 1.5].map(progress => [{ nnanim: 'seek', progress }, '*']))
  })

  it('is JSX in mdx: camelCase, every element ended, no style that is a string', () => {
    const lies = '{/* The files belong beside the page, in public/ or static/. */}'
    const text = write('mdx', files, { alt: 'a "{b}" <i>' })
    expect(text).toBe(
      `${frame.replace('Dots', 'a &quot;&#123;b&#125;&quot; &lt;i&gt;')} allowFullScreen style={{ width: '100%', maxWidth: '600px', height: 'auto', minHeight: '480px', aspectRatio: '600 / 486', border: '0' }}></iframe>\n${link}\n${lies}`,
    )
    expect(write('mdx', ['a.gif', 'a.png'])).toBe(
      [
        '<picture>',
        '  <source srcSet="a.png" media="(prefers-reduced-motion: reduce)" />',
        `  <img src="a.gif" alt="Dots" width="600" height="400" style={{ maxWidth: '100%', height: 'auto' }} />`,
        '</picture>',
        lies,
      ].join('\n'),
    )
    const [video, source] = write('mdx', ['a.mp4', 'a.png']).split('\n')
    expect(video).toContain('<video controls autoPlay muted loop playsInline poster="a.png"')
    expect(source).toBe(
      '  <source src="a.mp4" type="video/mp4" media="(prefers-reduced-motion: no-preference)" />',
    )
  })

  it('is for HTML alone in quarto, which shows the still elsewhere', () => {
    const lines = write('quarto', files).split('\n')
    expect(lines[0]).toBe(
      '<!-- resources: ["a%20b.html"] in the header of the document lets Quarto publish the page -->',
    )
    expect(lines.slice(1, 3)).toEqual(['::: {.content-visible when-format="html"}', '```{=html}'])
    expect(lines[3].startsWith(frame)).toBe(true)
    expect(lines.slice(4)).toEqual([
      link,
      '```',
      ':::',
      '',
      '::: {.content-hidden when-format="html"}',
      '![](a-still.png){width=600 fig-alt="Dots"}',
      ':::',
    ])
  })

  it('fills a slide of reveal.js, and stops at the end of each chapter', () => {
    expect(write('reveal', ['a b.html'])).toBe(
      '<section data-background-iframe="a%20b.html?step" data-background-interactive aria-label="Dots"></section>',
    )
    expect(write('reveal', ['a.png'])).toBe(
      '<section>\n  <img src="a.png" alt="Dots" width="600" height="400" style="max-width: 100%; height: auto">\n</section>',
    )
  })

  it('is linked to in Markdown, below its still, and is a still on paper', () => {
    expect(write('md', files)).toBe('![Dots](a-still.png)\n\n[The figure to play and to turn](a%20b.html)')
    expect(write('latex', files)).toContain('{a-still.png}')
  })

  it('needs a still wherever it is not all that is shown', () => {
    const needing = Object.keys(embeds).filter(name => embeds[name].needsStill([exhibit('a.html')]))
    expect(needing).toEqual(['html', 'md', 'mdx', 'quarto', 'latex'])
    for (const { needsStill } of Object.values(embeds))
      expect(needsStill([exhibit('a.html'), exhibit('a.png')])).toBe(false)
  })
})

describe('md', () => {
  it("is Markdown's own image where there is no choice to offer", () => {
    expect(write('md', ['a b.svg'], { alt: 'a [b] *c* <d>' })).toBe('![a \\[b\\] \\*c\\* \\<d\\>](a%20b.svg)')
  })

  it('is a picture without an empty line where there is one, and links to a video', () => {
    const [shown, link, ...rest] = write('md', ['a.gif', 'a.mp4', 'a.png']).split('\n\n')
    expect(shown).toMatch(/^<picture>\n[\s\S]*<\/picture>$/)
    expect([link, ...rest]).toEqual(['[The animation with controls](a.mp4)'])
    expect(shown).not.toContain('<video')
    expect(shown).not.toContain('style=')
  })
})

describe('quarto', () => {
  it('has the text as fig-alt, in quotes', () => {
    expect(write('quarto', ['a.gif'], { alt: 'a "b" \\ c' })).toBe(
      '![](a.gif){width=600 fig-alt="a \\"b\\" \\\\ c"}',
    )
  })

  it('shows each twin in its own mode, and a video where there is no image', () => {
    expect(write('quarto', ['a.gif'], { twins: dark(['a.gif']) })).toBe(
      '![](a.gif){.light-content width=600 fig-alt="Dots"}\n\n![](a-dark.gif){.dark-content width=600 fig-alt="Dots"}',
    )
    expect(write('quarto', ['a.mp4'])).toContain('![](a.mp4){')
  })
})

describe('jupyter', () => {
  const lines = (...of: Parameters<typeof showing>) => write('jupyter', ...of).split('\n\n')

  it('shows a page in a frame as wide as the notebook, with the room of its controls', () => {
    expect(lines(['a b.html'], { alt: 'a "b"' })).toEqual([
      'from IPython.display import IFrame',
      'IFrame("a%20b.html", width="100%", height=486, extras=["title=\\"a &quot;b&quot;\\""])',
    ])
  })

  it('puts a video or an image into the notebook, with its text', () => {
    expect(lines(['a b.mp4', 'a.png'])).toEqual([
      'from IPython.display import Video',
      'Video(filename="a b.mp4", embed=True, width=600, html_attributes="controls loop aria-label=\\"Dots\\"")',
    ])
    expect(lines(['a.gif'], { alt: 'a "b" \\ c' })).toEqual([
      'from IPython.display import Image',
      'Image(filename="a.gif", width=600, alt="a \\"b\\" \\\\ c")',
    ])
  })

  it('shows SVG, and what has a dark twin, as HTML', () => {
    expect(lines(['a.anim.svg'])[1]).toBe(`HTML(${JSON.stringify(write('html', ['a.anim.svg']))})`)
    expect(lines(['a.gif'], { twins: dark(['a.gif']) })[1]).toMatch(
      /^HTML\("<picture>.*a-dark\.gif.*<\/picture>"\)$/,
    )
  })
})

describe('latex', () => {
  it('animates the frames of a folder', () => {
    expect(write('latex', ['a.gif', 'frames/'])).toBe(
      '% \\usepackage{animate}\n\\animategraphics[loop,controls,width=\\linewidth,alttext={Dots}]{25}{frames/frame-}{0001}{0150}',
    )
    expect(write('latex', ['frames/'], { loop: 'once' })).toContain('\\animategraphics[controls,')
  })

  it('includes a still otherwise, a PDF rather than a PNG', () => {
    expect(write('latex', ['a.gif', 'a.png', 'plots/a.pdf'])).toBe(
      '\\includegraphics[width=\\linewidth,alt={Dots}]{plots/a.pdf}',
    )
    expect(write('latex', ['a.gif', 'a.png'])).toContain('{a.png}')
  })

  it('escapes the text, and refuses a name that LaTeX cannot read', () => {
    expect(write('latex', ['a_1.pdf'], { alt: '5 % of {a} & b_1 # $ \\ ~ ^' })).toContain(
      'alt={5 \\% of \\{a\\} \\& b\\_1 \\# \\$ \\textbackslash{} \\textasciitilde{} \\textasciicircum{}}]{a_1.pdf}',
    )
    expect(() => write('latex', ['50%.pdf'])).toThrow('LaTeX')
  })
})

describe('any text and any path', () => {
  const signs = '[ ] ( ) ! ` * _ \\ < > & &lt; " \' { } {{< >}} $ | ~ # % ^ a é 🙂 ](x) --> ,'
  const piece = fc.constantFrom(...signs.split(' '), ' ', '\n\n', '\r', '\t', '\u2028', '\0')
  const texts = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''))
  const paths = texts.map(text => `${text}x.png`)
  /** What is left of a text where line breaks and other controls are spaces. */
  const seen = (alt: string) => alt.replace(/[\p{Cc}\u2028]/gu, ' ').trim()
  const embed = (name: string, alt: string, path: string) =>
    embeds[name].write({ ...showing([], { alt }), exhibits: [exhibit('x.png', { path })] })
  const holds = (name: string, check: (text: string, alt: string, path: string) => void) =>
    fc.assert(
      fc.property(texts, paths, (alt, path) => {
        const text = embed(name, alt, path)
        expect(text).not.toMatch(/[\p{Cc}\u2028]/u)
        check(text, seen(alt), path)
      }),
      { seed: 10, numRuns: 500 },
    )
  const decoded = (text: string) =>
    text.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
      code ? String.fromCharCode(code) : { amp: '&', lt: '<', gt: '>', quot: '"' }[name as 'amp'],
    )

  it('are one image of Markdown, which has them as they are', () =>
    holds('md', (text, alt, path) => {
      const [, shown, url] = /^!\[((?:[^[\]\\]|\\.)*)\]\(([^()<>\s\\]*)\)$/u.exec(text)!
      expect(shown!.replace(/\\(.)/gu, '$1')).toBe(alt)
      expect(shown!.replace(/\\./gu, '')).not.toMatch(/[`*_{}<>&!~$|]/)
      expect(decodeURIComponent(url!)).toBe(path)
    }))

  it('are one image of Quarto without a shortcode', () =>
    holds('quarto', (text, alt, path) => {
      const [, url, shown] = /^!\[\]\(([^()<>\s]*)\)\{width=600 fig-alt="((?:[^"\\]|\\.)*)"\}$/u.exec(text)!
      expect(decodeURIComponent(url!)).toBe(path)
      expect(shown).not.toMatch(/[{}<>]/)
      expect(decoded(shown!.replace(/\\(.)/gu, '$1'))).toBe(alt)
    }))

  it('are one element of HTML, in which no template is filled in', () =>
    holds('html', (text, alt, path) => {
      const [, url, shown] =
        /^<img src="([^"]*)" alt="([^"]*)" width="600" height="400" style="max-width: 100%; height: auto">$/u.exec(
          text,
        )!
      expect(decodeURIComponent(url!)).toBe(path)
      expect(shown).not.toMatch(/[{}<>]/)
      expect(decoded(shown!)).toBe(alt)
    }))

  it('are one command of LaTeX, or a name that is refused', () =>
    fc.assert(
      fc.property(texts, paths, (alt, path) => {
        const text = embed('latex', alt, 'x.png')
        const [, shown] = /^\\includegraphics\[width=\\linewidth,alt=\{(.*)\}\]\{x\.png\}$/u.exec(text)!
        const left = shown!.replace(/\\(text\w+\{\}|[{}%#&_$])/g, '')
        expect(left).not.toMatch(/[\\{}%#&_$~^\p{Cc}\u2028]/u)
        if (/[%#{}\\~^$&"|\p{Cc}\u2028]/u.test(path)) expect(() => embed('latex', alt, path)).toThrow('LaTeX')
        else expect(embed('latex', alt, path)).toContain(`]{${path}}`)
      }),
      { seed: 11, numRuns: 500 },
    ))
})

describe('alt', () => {
  it('is the text alone', () => expect(write('alt', ['a.gif'], { alt: 'a <b>' })).toBe('a <b>'))
})

describe('a still', () => {
  const needs = (name: string, paths: string[]) => embeds[name].needsStill(paths.map(path => exhibit(path)))
  it.each([
    ['html', ['a.gif'], true],
    ['html', ['a.mp4'], true],
    ['html', ['a.gif', 'a.png'], false],
    ['html', ['a.svg'], false],
    ['html', ['a.anim.svg'], false],
    ['html', ['a.anim.svg', 'a.gif'], true],
    ['html', ['a.pdf'], true],
    ['html', ['frames/'], true],
    ['md', ['a.gif'], true],
    ['quarto', ['a.gif'], false],
    ['quarto', ['frames/'], true],
    ['jupyter', ['a.gif'], false],
    ['jupyter', ['a.pdf'], true],
    ['latex', ['a.gif'], true],
    ['latex', ['a.pdf'], false],
    ['latex', ['frames/'], false],
    ['alt', ['a.gif'], false],
  ])('is needed by %s beside %j: %s', (name, paths, needed) => {
    expect(needs(name, paths)).toBe(needed)
  })
})
