/// A sink that boils everything down to one number.
protocol DigestSink: ByteSink {
  var value: UInt64 { get }
}

extension DigestSink {
  /// The number in half the room.
  var folded: UInt32 { UInt32(truncatingIfNeeded: value ^ (value >> 32)) }
}
