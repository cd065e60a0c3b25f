/// Neighbouring addresses that one request reads or writes.
struct AddressRange: Hashable, Sendable {
  let first: UInt16
  let count: Int

  func contains(_ address: UInt16) -> Bool { address >= first && Int(address) < Int(first) + count }

  /// The fewest ranges that cover all addresses, with gaps filled.
  ///
  /// Reading what nobody asked for is cheaper than asking twice: a round trip costs as much as some hundred bits.
  ///
  /// - Parameters:
  ///   - longest: what one request can carry.
  ///   - longestGap: the most unasked addresses to read along; 0 joins direct neighbours only.
  static func covering(_ addresses: [UInt16], longest: Int, longestGap: Int) -> [AddressRange] {
    var ranges: [AddressRange] = []
    for address in Set(addresses).sorted() {
      if let last = ranges.last, Int(address) - Int(last.first) < longest,
        Int(address) - (Int(last.first) + last.count) <= longestGap
      {
        ranges[ranges.count - 1] = AddressRange(
          first: last.first, count: Int(address) - Int(last.first) + 1)
      } else {
        ranges.append(AddressRange(first: address, count: 1))
      }
    }
    return ranges
  }
}
