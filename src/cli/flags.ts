/** A flag of a command. */
export interface Flag {
  /** The long name without dashes; "no-sheet" sets `sheet` to false. */
  name: string
  short?: string
  /** The name of its value in the help; a flag without one is a switch. */
  value?: string
  /** Whether it may be given several times. */
  repeatable?: true
  /** Whether it only decides how the program runs, not what the picture is; all others are keys of the spec. */
  run?: true
  help: string
}

/** All flags of the main command, group by group, in the order of the help. */
export const flagGroups: Record<string, readonly Flag[]> = {
  Data: [
    { name: 'samples', value: 'N', help: 'points that a built-in dataset draws' },
    { name: 'noise', value: 'S', help: 'spread of a built-in dataset' },
    { name: 'seed', value: 'N', help: 'seed of the data and of the first weights (1)' },
    { name: 'data-seed', value: 'N', help: 'seed of the data alone' },
    { name: 'network-seed', value: 'N', help: 'seed of the first weights alone' },
    { name: 'classes', value: 'K', help: 'arms of spirals, number of clusters' },
    { name: 'hollow', help: 'circles: two rings instead of a disc in a ring' },
    { name: 'label', value: 'COL', help: 'label column of a table, by name or number (the last)' },
    { name: 'features', value: 'A,B', help: 'feature columns of a table, by name (all others)' },
    { name: 'scale', value: 'HOW', help: 'standard, minmax or none (standard)' },
    { name: 'max-points', value: 'N', help: 'rows of a table that are drawn at most (5000)' },
  ],
  Network: [
    {
      name: 'hidden',
      value: 'LAYERS',
      help: 'hidden units: 2, or 4,3, or 4:relu,2:tanh; 1..4 or 2|3|8,3 for a panel each',
    },
    { name: 'activation', value: 'NAME', help: 'sigmoid, tanh, relu or identity (sigmoid)' },
    { name: 'alpha', value: 'A', help: 'penalty on the weights' },
    { name: 'max-iter', value: 'N', help: 'iterations of a start at most (1000)' },
    { name: 'tol', value: 'T', help: 'largest gradient entry that ends training (1e-6)' },
    { name: 'restarts', value: 'N', help: 'starts at most; the first without an error wins (10)' },
    { name: 'model', value: 'FILE', help: 'draw the network of this file, do not train' },
    { name: 'save-model', value: 'FILE', run: true, help: 'write the network to this file' },
  ],
  Picture: [
    {
      name: 'scene',
      value: 'NAMES',
      help: 'transform, data, boundary, orbit, surface or story (transform); with commas: panels',
    },
    { name: 'layout', value: 'HOW', help: 'several scenes as a row, a column or a grid; a row without it' },
    {
      name: 'path',
      value: 'WAY',
      help: 'direct, or staged: W stretches and turns, b slides, then the activation',
    },
    { name: 'one-way', help: 'end at the hidden layer, do not come back' },
    { name: 'size', value: 'WxH', help: 'pixels, 600x600 or 600 (600x600)' },
    { name: 'theme', value: 'NAME', help: 'light, dark, paper or article (light)' },
    { name: 'class-colors', value: 'A,B', help: 'colours of the classes: teal,ff8800 (the theme’s)' },
    { name: 'markers', help: 'classes differ in shape as well as colour' },
    { name: 'transparent', help: 'leave out the background' },
    { name: 'title', value: 'TEXT', help: 'title instead of the scene’s own; "" for none' },
    { name: 'caption', value: 'TEXT', help: 'caption instead of the scene’s own, or none' },
    { name: 'x-label', value: 'TEXT', help: 'name of the first input axis (the feature’s)' },
    { name: 'y-label', value: 'TEXT', help: 'name of the second input axis (the feature’s)' },
    { name: 'no-sheet', help: 'leave out the sheet below the points' },
    { name: 'no-cuts', help: 'leave out the lines of the hidden units' },
    { name: 'no-legend', help: 'leave out the names of the classes' },
    { name: 'trails', value: 'N', help: 'points that leave a short trail (0)' },
    { name: 'view', value: 'AZ,EL', help: 'camera angles in degrees, else searched for' },
    {
      name: 'turns',
      value: 'N',
      help: 'full turns of orbit and surface, one without it; below 0 the other way',
    },
    { name: 'rasterizer', value: 'NAME', help: 'auto, canvas or napi (auto)' },
  ],
  Time: [
    { name: 'fps', value: 'N', help: 'frames a second, a GIF shows 50 of them at most (25)' },
    { name: 'duration', value: 'S', help: 'seconds of one play (the scene’s own)' },
    { name: 'hold-start', value: 'S', help: 'seconds of the first chapter' },
    { name: 'hold-end', value: 'S', help: 'seconds of the last chapter' },
    { name: 'ease', value: 'NAME', help: 'linear, sine, quad or cubic: how motion starts and stops (sine)' },
    {
      name: 'loop',
      value: 'PLAYS',
      help: 'plays of a GIF: forever, once, or a number (forever); a video has none',
    },
    { name: 'at', value: 'T', help: 'moment of a still: seconds, 50%, start or end' },
    { name: 'film', value: 'N', help: 'so many moments side by side in one still' },
    { name: 'poster', value: 'T', help: 'moment that a preview shows: a GIF begins there, a still shows it' },
  ],
  File: [
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      repeatable: true,
      run: true,
      help: 'file to write: .gif .mp4 .webm .png .svg .pdf, a folder/ of PNG frames, or -; repeatable',
    },
    {
      name: 'format',
      value: 'NAME',
      run: true,
      help: 'gif, mp4, webm, png, svg or pdf: of -o -, or of the file without -o',
    },
    { name: 'for', value: 'PLACE', help: 'keep the limits of github, devto, x, medium or slides' },
    { name: 'max-size', value: 'SIZE', help: 'a file’s size at most, such as 5MB' },
    { name: 'colors', value: 'N', help: 'colours of a GIF at most (64)' },
    { name: 'quality', value: 'N', help: 'of a video, 1 to 100 (50)' },
    { name: 'density', value: 'N', help: 'pixels along a pixel of --size, 1 to 4; 2 for sharp screens (1)' },
    { name: 'twins', run: true, help: 'a dark twin of each file as well: out-dark.gif' },
    { name: 'embed', value: 'KIND', run: true, help: 'print what to paste: html, md, quarto, latex or alt' },
    { name: 'alt', value: 'TEXT', help: 'alternative text instead of the run’s own; "" for none' },
  ],
  Run: [
    { name: 'config', value: 'FILE', run: true, help: 'read a YAML or JSON spec; flags win over it' },
    { name: 'draft', run: true, help: '300x300 and 12 frames a second where not given' },
    {
      name: 'jobs',
      value: 'N',
      run: true,
      help: 'threads that draw (as many as are worth their start)',
    },
    { name: 'open', run: true, help: 'show the first file when it is done' },
    { name: 'json', run: true, help: 'print what was made as JSON' },
    { name: 'csv', run: true, help: 'print what each panel of a sweep gave as CSV' },
    { name: 'quiet', short: 'q', run: true, help: 'print no progress, notes or file names' },
    { name: 'verbose', short: 'v', run: true, help: 'print the stack of an error' },
    { name: 'dry-run', run: true, help: 'check all, say what would be written' },
  ],
}

/** All flags of the main command. */
export const flags: readonly Flag[] = Object.values(flagGroups).flat()

/** The key of a flag in a spec: `max-iter` is `maxIter`, `no-sheet` is `sheet`. */
export function keyOf(flag: Flag): string {
  return flag.name.replace(/^no-/, '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}

/** The flag that sets a key of the spec, as it is typed: `maxIter` is `--max-iter`. */
export function flagFor(key: string): string | undefined {
  const flag = flags.find(f => keyOf(f) === key)
  return flag && (flag.short && flag.value ? `-${flag.short}` : `--${flag.name}`)
}
