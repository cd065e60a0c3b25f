/// Encoded words on their way into a file.
struct ByteBuffer: ByteSink, Sendable {
  var bytes: [UInt8] = []

  mutating func put(_ byte: UInt8) { bytes.append(byte) }
}
