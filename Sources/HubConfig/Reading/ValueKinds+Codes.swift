import HubUnits

// What a rule says of a bar code.

extension ValueKind where Value == UInt8 {
  /// The letter of an AIM symbology identifier: `C` of `]C1`.
  static var symbologyLetter: ValueKind {
    ValueKind(needs: "a letter such as C", fallback: 0x43) { text throws(ValueFault) in
      guard text.utf8.count == 1, let letter = text.utf8.first, text.first?.isLetter == true else {
        throw ValueFault(
          message: "'\(text)' is no symbology",
          allowed: ["the letter of an AIM identifier: C for ]C1 (Code 128)"])
      }
      return letter
    }
  }
}

extension ValueKind where Value == String {
  /// What a code begins with.
  static var codePrefix: ValueKind {
    ValueKind(needs: "the beginning of a code", fallback: "") { text throws(ValueFault) in
      guard (1...Barcode.capacity).contains(text.utf8.count),
        text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) })
      else {
        throw ValueFault(
          message: "'\(text)' cannot begin a code", allowed: ["1 to \(Barcode.capacity) characters of ASCII"])
      }
      return text
    }
  }
}

extension ValueKind where Value == ClosedRange<Int> {
  /// `20`, or `18-20`.
  static var codeLengths: ValueKind {
    ValueKind(needs: "a number of characters such as 20 or 18-20", fallback: 1...1) {
      text throws(ValueFault) in
      let ends = text.split(separator: "-", omittingEmptySubsequences: false).map {
        Int($0.filter { $0 != " " })
      }
      guard ends.count <= 2, let low = ends.first ?? nil, let high = ends.last ?? nil, low <= high,
        low >= 1, high <= Barcode.capacity
      else {
        throw ValueFault(
          message: "'\(text)' is no length of a code",
          allowed: ["1 to \(Barcode.capacity) characters, as 20 or 18-20"])
      }
      return low...high
    }
  }
}
