import { framesPerSecond, type VideoSettings } from './compressor.ts'

/** Level, largest picture in macroblocks of 16 × 16, macroblocks a second (ITU-T H.264, table A-1). */
const avc: [level: number, picture: number, rate: number][] = [
  [0x1e, 1620, 40_500],
  [0x1f, 3600, 108_000],
  [0x20, 5120, 216_000],
  [0x28, 8192, 245_760],
  [0x2a, 8704, 522_240],
  [0x32, 22_080, 589_824],
  [0x33, 36_864, 983_040],
  [0x34, 36_864, 2_073_600],
  [0x3c, 139_264, 4_177_920],
  [0x3e, 139_264, 16_711_680],
]

/** Level, largest picture in pixels, pixels a second (webmproject.org/vp9/levels). */
const vp9: [level: number, picture: number, rate: number][] = [
  [10, 36_864, 829_440],
  [11, 73_728, 2_764_800],
  [20, 122_880, 4_608_000],
  [21, 245_760, 9_216_000],
  [30, 552_960, 20_736_000],
  [31, 983_040, 36_864_000],
  [40, 2_228_224, 83_558_400],
  [41, 2_228_224, 160_432_128],
  [50, 8_912_896, 311_951_360],
  [51, 8_912_896, 588_251_136],
  [52, 8_912_896, 1_176_502_272],
  [60, 35_651_584, 1_176_502_272],
  [61, 35_651_584, 2_353_004_544],
  [62, 35_651_584, 4_706_009_088],
]

/** The codec as WebCodecs names it: H.264 in High profile or VP9 in profile 0, in the least level that holds the video. */
export function codecString(settings: VideoSettings): string {
  const { codec, width, height } = settings
  const picture = codec === 'avc' ? Math.ceil(width / 16) * Math.ceil(height / 16) : width * height
  const rate = picture * framesPerSecond(settings)
  const levels = codec === 'avc' ? avc : vp9
  const [level] =
    levels.find(([, maxPicture, maxRate]) => picture <= maxPicture && rate <= maxRate) ?? levels.at(-1)!
  return codec === 'avc' ? `avc1.6400${level.toString(16)}` : `vp09.00.${level}.08`
}
