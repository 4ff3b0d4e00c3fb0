/** The part of mediabunny in use. The build puts it in here: as a dependency, it would bring global types along. */
export {
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  WebMOutputFormat,
} from 'mediabunny'
