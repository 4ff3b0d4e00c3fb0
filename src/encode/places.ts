import type { PlaceFacts } from '../options/catalog.ts'

/** The limits of one file in a place where figures are shown. */
export interface PlaceLimits extends PlaceFacts {
  bytes: number
  /** Pixels. */
  width?: number
  /** Over all frames of an animated picture, which a video is not. */
  pixels?: number
  /** Of an animated picture. */
  frames?: number
}

/** The places that `--for` names. */
export const places: readonly PlaceLimits[] = [
  {
    name: 'github',
    // The proxy that serves images of a README: atmos/camo issue 95, isaacs/github issue 1643.
    bytes: 5e6,
    // Above it a README scales images down.
    width: 800,
  },
  {
    name: 'devto',
    // forem/forem issues 5356 and 20183.
    bytes: 25e6,
    // "Maximum total number of pixels in all frames/pages is 200 Megapixels": forem/forem issues 3828 and 5813.
    pixels: 200e6,
    // forem/forem pull request 13265.
    frames: 500,
  },
  {
    name: 'x',
    // 15 MB on the web, 5 MB from a phone, 1280 × 1080 pixels: docs.getlate.dev, "Twitter/X".
    bytes: 5e6,
    width: 1280,
    // "Number of frames <= 350", "Number of pixels (width * height * num_frames) <= 300 million": docs.x.com,
    // "Media best practices".
    pixels: 300e6,
    frames: 350,
  },
  // readmedium.com, "Image sizes in Medium".
  { name: 'medium', bytes: 25e6 },
  // Not a limit of programs: what still starts at once when a slide comes up, and passes as an attachment.
  { name: 'slides', bytes: 10e6, width: 1280, size: { width: 1280, height: 720 }, loop: 'once' },
]
