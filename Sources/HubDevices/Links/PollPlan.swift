import HubUnits

/// The requests of one poll: made once, when the link's thread is.
struct PollPlan: Sendable {
  /// **Source**: Modbus application protocol 1.1b3, 6.2 and 6.4.
  static let mostBits = 2_000
  static let mostRegisters = 125
  /// A device may refuse addresses in a gap that it does not have. **Source**: 64 unasked bits are 8 bytes, which
  /// on any wire is less than a request's own 12; a coupler's process image has no smaller holes inside.
  static let longestBitGap = 64
  static let longestRegisterGap = 8

  let bitRanges: [AddressRange]
  let registerRanges: [AddressRange]

  init(_ settings: LinkSettings) {
    bitRanges = AddressRange.covering(
      settings.inputs, longest: Self.mostBits, longestGap: Self.longestBitGap)
    var registers: [UInt16] = []
    if let encoder = settings.encoder {
      for n in 0..<encoder.registerCount { registers.append(encoder.register &+ UInt16(n)) }
    }
    if let theirs = settings.theirHeartbeat { registers.append(theirs) }
    registerRanges = AddressRange.covering(
      registers, longest: Self.mostRegisters, longestGap: Self.longestRegisterGap)
  }

  var requestCount: Int { bitRanges.count + registerRanges.count }
  /// How many bytes the largest reading of bits needs.
  var longestBits: Int { bitRanges.map(\.count).max() ?? 1 }
  var longestRegisters: Int { registerRanges.map(\.count).max() ?? 1 }
}
