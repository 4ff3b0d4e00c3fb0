/** The commands besides the main one, which draws a figure, in the order of the help. */
export const commands = [
  { name: 'batch', summary: 'many figures from a YAML file; unchanged ones are skipped' },
  { name: 'new', summary: 'write a batch file to begin with' },
  { name: 'validate', summary: 'say all that is wrong with a batch, a spec or a model file' },
  { name: 'sweep', summary: 'the same data with several networks, a panel each' },
  { name: 'compare', summary: 'how other classifiers divide the plane: short for --scene compare' },
  {
    name: 'snippet',
    summary: 'print Python lines that save a network of sklearn, torch or keras for --model',
  },
  { name: 'show', summary: 'print the command line that makes a file' },
  { name: 'remake', summary: 'make a file again, with other flags' },
  { name: 'verify', summary: 'make files again in memory and compare them' },
  { name: 'datasets', summary: 'list the built-in datasets and their defaults' },
  { name: 'themes', summary: 'list the themes and their colours' },
  { name: 'completion', summary: 'print what completes nnanim in bash, zsh or fish with the tab key' },
  { name: 'doctor', summary: 'say what this machine draws with' },
] as const

/** The shells that `completion` knows. */
export const shells = ['bash', 'zsh', 'fish'] as const

/** The libraries that `snippet` knows. */
export const libraries = ['sklearn', 'torch', 'keras'] as const
