import HubUnits

/// The requests that take every output to its safe state.
///
/// Only coils of the line are written, so only direct neighbours share a request.
struct SafeStatePlan: Sendable {
  struct Request: Sendable {
    let first: UInt16
    /// 0 or 1 each.
    let bits: [UInt8]
  }

  /// **Source**: Modbus application protocol 1.1b3, 6.11.
  static let mostCoils = 1_968

  let requests: [Request]

  init(_ outputs: [LinkOutput]) {
    let ranges = AddressRange.covering(outputs.map(\.coil), longest: Self.mostCoils, longestGap: 0)
    requests = ranges.map { range in
      var bits = [UInt8](repeating: 0, count: range.count)
      for output in outputs where range.contains(output.coil) && output.isOnWhenSafe {
        bits[Int(output.coil - range.first)] = 1
      }
      return Request(first: range.first, bits: bits)
    }
  }
}
