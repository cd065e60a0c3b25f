import HubUnits

// The kinds of single values that are neither quantities nor words of a list.

extension ValueKind where Value == Int {
  static func integer(_ range: ClosedRange<Int>) -> ValueKind {
    ValueKind(needs: "a whole number, \(range.lowerBound) to \(range.upperBound)", fallback: range.lowerBound)
    {
      text throws(ValueFault) in
      let allowed = ["\(range.lowerBound) to \(range.upperBound)"]
      guard let value = Int(text) else {
        throw ValueFault(message: "'\(text)' is no whole number", allowed: allowed)
      }
      guard range.contains(value) else {
        throw ValueFault(message: "\(value) is out of range", allowed: allowed)
      }
      return value
    }
  }

  /// One of a few numbers.
  static func number(oneOf numbers: [Int]) -> ValueKind {
    let words = numbers.map(String.init)
    return ValueKind(needs: words.joined(separator: " or "), fallback: numbers[0]) {
      text throws(ValueFault) in
      guard let value = Int(text), numbers.contains(value) else {
        throw ValueFault(message: "'\(text)' does not exist here", allowed: words)
      }
      return value
    }
  }
}

extension ValueKind where Value == UInt16 {
  /// A Modbus data address as it goes on the wire, from 0.
  static var address: ValueKind {
    ValueKind(needs: "a Modbus address, 0 to 65535", fallback: 0) { text throws(ValueFault) in
      guard let value = UInt16(text) else {
        throw ValueFault(
          message: "'\(text)' is no Modbus address; count from 0, without the leading 4xxxx of old manuals",
          allowed: ["0 to 65535"])
      }
      return value
    }
  }

  /// A USB vendor or product number, as `lsusb` prints it.
  static var usbNumber: ValueKind {
    ValueKind(needs: "a USB number such as 0x0c2e", fallback: 0) { text throws(ValueFault) in
      let digits = text.hasPrefix("0x") || text.hasPrefix("0X") ? text.dropFirst(2) : ""
      guard (1...4).contains(digits.count), let value = UInt16(digits, radix: 16) else {
        throw ValueFault(
          message:
            "'\(text)' is no USB number; write 0x and up to four hexadecimal digits, as lsusb shows them",
          allowed: ["0x0000 to 0xffff"])
      }
      return value
    }
  }
}

extension ValueKind where Value == String {
  /// A text for people.
  static func text(atMost length: Int) -> ValueKind {
    ValueKind(needs: "a text", fallback: "") { text throws(ValueFault) in
      guard !text.isEmpty, text.count <= length, !text.contains("\n") else {
        throw ValueFault(message: "needs a text of 1 to \(length) characters in one line")
      }
      return text
    }
  }

  /// A name that may stand in a path and in a unit's name.
  static var plainName: ValueKind {
    ValueKind(needs: "a name", fallback: "") { text throws(ValueFault) in
      let allowed = "abcdefghijklmnopqrstuvwxyz0123456789-"
      guard (1...32).contains(text.count), text.allSatisfy({ allowed.contains($0) }), text.first != "-" else {
        throw ValueFault(
          message: "'\(text)' cannot be a name", allowed: ["1 to 32 of a-z, 0-9 and -, not beginning with -"])
      }
      return text
    }
  }

  /// One word of a list that other targets own as a type.
  static func word(oneOf words: [String]) -> ValueKind {
    ValueKind(needs: "one of \(words.joined(separator: ", "))", fallback: words[0]) {
      text throws(ValueFault) in
      guard words.contains(text) else {
        throw ValueFault(
          message: "unknown word '\(text)'", allowed: words, nearest: NearestWord.to(text, among: words))
      }
      return text
    }
  }

  /// A path from the root. `mostBytes`: what the kernel takes.
  static func absolutePath(mostBytes: Int) -> ValueKind {
    ValueKind(needs: "a path that begins with /", fallback: "/") { text throws(ValueFault) in
      guard text.hasPrefix("/"), text.utf8.count <= mostBytes else {
        throw ValueFault(
          message: "'\(text)' cannot be used",
          allowed: ["a path that begins with /, up to \(mostBytes) bytes"])
      }
      return text
    }
  }
}

extension ValueKind where Value == CountryCode {
  static var country: ValueKind {
    // The filler of the core's own tables; assigned to no country.
    ValueKind(needs: "a country such as BE", fallback: CountryCode(0x41, 0x41)!) { text throws(ValueFault) in
      // Codes people write by habit, which no manifest carries. Source: ISO 3166-1 reserves UK; EU law says EL.
      let habits = ["UK": "GB", "EL": "GR"]
      if let meant = habits[text] {
        throw ValueFault(message: "'\(text)' is not in ISO 3166", nearest: meant)
      }
      guard let country = CountryCode(text) else {
        throw ValueFault(
          message: "'\(text)' is no country", allowed: ["two capitals of ISO 3166, such as BE"])
      }
      return country
    }
  }
}

extension ValueKind where Value: ClosedListWord {
  /// A word of one of the lists in HubUnits.
  static func listed(fallback: Value) -> ValueKind {
    let words = Value.allCases.map(\.word)
    return ValueKind(needs: "one of \(words.joined(separator: ", "))", fallback: fallback) {
      text throws(ValueFault) in
      guard let value = Value(word: text) else {
        throw ValueFault(
          message: "unknown word '\(text)'", allowed: words, nearest: NearestWord.to(text, among: words))
      }
      return value
    }
  }
}
