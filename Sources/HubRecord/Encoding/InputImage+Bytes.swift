import HubCore
import HubUnits

// An image is written as what changed since the last one of its link: most polls see a counter that moved a little,
// a heartbeat that stood still and no eye that changed.

extension InputImage {
  private static let counterChanged: UInt8 = 1
  private static let heartbeatChanged: UInt8 = 2
  private static let bitsChanged: UInt8 = 4
  private static let reconnected: UInt8 = 8
  private static let notArmed: UInt8 = 16

  /// What the first image of a link is compared with.
  static func none(of link: LinkIndex) -> InputImage {
    InputImage(link: link, taken: .zero, encoderCount: 0, heartbeat: 0, bits: InputBits())
  }

  func write(to sink: inout some ByteSink, after last: InputImage, from base: MonotonicInstant) {
    var changes: UInt8 = 0
    if encoderCount != last.encoderCount { changes |= Self.counterChanged }
    if heartbeat != last.heartbeat { changes |= Self.heartbeatChanged }
    if bits != last.bits { changes |= Self.bitsChanged }
    if isFirstAfterReconnect { changes |= Self.reconnected }
    if !isArmed { changes |= Self.notArmed }
    sink.put(changes)
    sink.put(taken, from: base)
    if encoderCount != last.encoderCount {
      sink.put(signed: Int64(Int32(bitPattern: encoderCount &- last.encoderCount)))
    }
    if heartbeat != last.heartbeat {
      sink.put(signed: Int64(Int16(bitPattern: heartbeat &- last.heartbeat)))
    }
    guard bits != last.bits else { return }
    // Few change at once, so each is named.
    var changed: [UInt8] = []
    for bit in 0..<Limits.inputBits where bits[bit] != last.bits[bit] { changed.append(UInt8(bit)) }
    sink.put(count: changed.count)
    for bit in changed { sink.put(bit) }
  }

  init(
    from cursor: inout ByteCursor, after last: InputImage, base: MonotonicInstant
  ) throws(RecordingFault) {
    let changes = try cursor.byte()
    guard changes < 32 else { throw cursor.fault("an image that changed in an unknown way") }
    self = last
    taken = try cursor.instant(from: base)
    if changes & Self.counterChanged != 0 {
      encoderCount = last.encoderCount &+ UInt32(truncatingIfNeeded: try cursor.signed())
    }
    if changes & Self.heartbeatChanged != 0 {
      heartbeat = last.heartbeat &+ UInt16(truncatingIfNeeded: try cursor.signed())
    }
    if changes & Self.bitsChanged != 0 {
      for _ in 0..<(try cursor.count(atMost: Limits.inputBits)) {
        let bit = Int(try cursor.byte())
        bits[bit] = !bits[bit]
      }
    }
    isFirstAfterReconnect = changes & Self.reconnected != 0
    isArmed = changes & Self.notArmed == 0
  }
}
