// Control plane and field only.
#if !hasFeature(Embedded)
  /// Neighbouring addresses that one request reads or writes.
  public struct AddressRange: Hashable, Sendable {
    public let first: UInt16
    public let count: Int

    public init(first: UInt16, count: Int) {
      self.first = first
      self.count = count
    }

    /// Behind its last address.
    public var end: Int { Int(first) + count }
    public var addresses: Range<Int> { Int(first)..<end }

    public func contains(_ address: UInt16) -> Bool { addresses.contains(Int(address)) }

    /// Both, and what lies between them.
    func joined(with other: AddressRange) -> AddressRange {
      let lowest = min(first, other.first)
      return AddressRange(first: lowest, count: max(end, other.end) - Int(lowest))
    }

    /// How many addresses lie between both; negative when they overlap.
    func gap(to other: AddressRange) -> Int { max(Int(first), Int(other.first)) - min(end, other.end) }

    /// The fewest ranges that cover all addresses, with gaps filled.
    ///
    /// - Parameters:
    ///   - longest: what one request can carry.
    ///   - longestGap: the most unasked addresses to read along; 0 joins direct neighbours only.
    public static func covering(_ addresses: [UInt16], longest: Int, longestGap: Int) -> [AddressRange] {
      covering(addresses.map { AddressRange(first: $0, count: 1) }, longest: longest, longestGap: longestGap)
    }

    /// As above, for pieces that must not be torn: the two halves of a counter come from one instant.
    ///
    /// Reading what nobody asked for is cheaper than asking twice: a round trip costs as much as some hundred bits.
    static func covering(_ pieces: [AddressRange], longest: Int, longestGap: Int) -> [AddressRange] {
      var ranges: [AddressRange] = []
      for piece in pieces.sorted(by: { ($0.first, $0.count) < ($1.first, $1.count) }) {
        if let last = ranges.last, last.gap(to: piece) <= longestGap {
          let both = last.joined(with: piece)
          if both.count <= longest {
            ranges[ranges.count - 1] = both
            continue
          }
        }
        ranges.append(piece)
      }
      return ranges
    }
  }
#endif
