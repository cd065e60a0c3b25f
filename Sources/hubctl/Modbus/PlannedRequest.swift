import HubUnits

/// One request of a link, as it is planned.
struct PlannedRequest: Encodable, Equatable {
  /// An address and what stands there.
  struct Point: Encodable, Equatable {
    let address: UInt16
    /// Of a register.
    let bit: UInt8?
    let name: String
  }
  let function: UInt8
  let table: String
  let first: UInt16
  let count: Int
  /// 0: at each poll.
  let everyNanoseconds: Int64
  let points: [Point]
  /// Addresses that are read along though nobody asked for them.
  let unasked: [UInt16]
  let bytesOut: Int
  let bytesBack: Int
  /// On a serial line, when the slave answers at once; nil on TCP.
  let nanoseconds: Int64?
  /// The request from the unit on, without head and check sum; nil where it bears a value that changes.
  let hexadecimal: String?
}
