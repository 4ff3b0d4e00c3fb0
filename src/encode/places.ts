import type { PlaceFacts } from '../options/catalog.ts'

/** The limits of one file in a place where figures are shown; without one there is none that a source tells. */
export interface PlaceLimits extends PlaceFacts {
  bytes?: number
  /** Pixels. */
  width?: number
  /** Over all frames of an animated picture, which a video is not. */
  pixels?: number
  /** Of an animated picture. */
  frames?: number
  /** Set where some readers see the first frame of a GIF alone, so that one that repeats begins with the poster. */
  posterFirst?: true
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
  // "Increase file upload limit to 20mb": discord/discord-api-docs pull request 8578, issue 8572; of larger ones apps say
  // "Request entity too large".
  { name: 'discord', bytes: 20e6 },
  // "approximately 2MB is the threshold they use for whether to display a preview of an animated gif": andyet/face.camp
  // issue 34, by word of Slack.
  { name: 'slack', bytes: 2e6 },
  {
    name: 'email',
    // Not a limit of programs: what loads while a mail is looked at. Advice goes from 250 kB to 1 MB: litmus.com,
    // "Animated GIFs: Increasing file size and best practices".
    bytes: 500e3,
    // "Outlook 2007 and 2010 will only display the first frame in an animated GIF": the same.
    posterFirst: true,
  },
  {
    name: 'wikipedia',
    // Of one upload without pieces, 100 MiB: commons.wikimedia.org, "Commons:Maximum file size".
    bytes: 100e6,
    // `$wgMaxAnimatedGifArea = 10e7` in wmf-config/CommonSettings.php of wikimedia/operations-mediawiki-config: above it an
    // article shows one frame. 12.5 million are the default of MediaWiki, which others have.
    pixels: 100e6,
  },
  // "Maximum file size: 20 MB per image upload": changethisfile.com, "Convert files for Substack". Posts are mails too.
  { name: 'substack', bytes: 20e6, posterFirst: true },
  // Not a limit of programs: what still starts at once when a slide comes up, and passes as an attachment.
  { name: 'slides', bytes: 10e6, width: 1280, size: { width: 1280, height: 720 }, loop: 'once' },
  // No source tells a limit. PowerPoint 2003 shows a GIF that plays once as a still: soniacoleman.com, "Animated GIFs Play
  // Differently in Versions of PowerPoint". Others repeat it anyway.
  { name: 'powerpoint', size: { width: 1280, height: 720 } },
  {
    name: 'linkedin',
    // "Image … 5 MB": contentide.com, "LinkedIn posts specs".
    bytes: 5e6,
    // "GIF formats support up to 250 frames", "less than 36,152,320 pixels" for one: learn.microsoft.com, LinkedIn's "Images API".
    frames: 250,
  },
  // "5MB file upload limit" of the free plan: sasanova.com, "Notion growth path".
  { name: 'notion', bytes: 5e6 },
  // `upload_max_filesize` is 2M in PHP as it comes: php.net, "Description of core php.ini directives".
  { name: 'wordpress', bytes: 2e6 },
  // Of all frames, as sharp counts them, `limitInputPixels`: TryGhost/Ghost issue 19141.
  { name: 'ghost', pixels: 268e6 },
  // No source tells a limit. A GIF is a film there, whose repeating the slide chooses: allgaierconsulting.com, "Using
  // Animated GIFs with Apple Keynote 6.x".
  { name: 'keynote', size: { width: 1280, height: 720 } },
]

/** The limits of a place by its name; undefined for none. */
export function placeOf(name: string | null | undefined): PlaceLimits | undefined {
  return places.find(place => place.name === name)
}
