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

extension ValueKind where Value == FieldIdentifier {
  /// A GS1 application identifier, as digits.
  static var applicationIdentifier: ValueKind {
    ValueKind(
      needs: "an application identifier such as \"00\"", fallback: .init(application: 0, digitCount: 2)
    ) {
      text throws(ValueFault) in
      guard let identifier = FieldIdentifier(application: text) else {
        throw ValueFault(
          message: "'\(text)' is no GS1 application identifier",
          allowed: ["two to four digits in quotes: \"00\" for (00)"])
      }
      guard let count = identifierLength(of: text) else {
        throw ValueFault(message: "GS1 has no application identifier that begins with \(text.prefix(2))")
      }
      guard count == text.utf8.count else {
        throw ValueFault(
          message:
            "'\(text)' has \(text.utf8.count) digits; identifiers that begin with \(text.prefix(2)) have \(count)"
        )
      }
      return identifier
    }
  }

  /// How many digits identifiers have that begin like this one.
  ///
  /// **Source**: General Specifications, figure 7.8.1-2 (the first two digits tell the length).
  private static func identifierLength(of text: String) -> Int? {
    switch Int(text.prefix(2)) {
    case 0, 1, 2, 3, 10, 11, 12, 13, 15, 16, 17, 20, 21, 22, 30, 37, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99: 2
    case 23, 24, 25, 40, 41, 42, 71: 3
    case 31, 32, 33, 34, 35, 36, 39, 43, 70, 72, 80, 81, 82: 4
    default: nil
    }
  }

  /// A data identifier of ISO 15434.
  static var dataIdentifier: ValueKind {
    ValueKind(needs: "a data identifier such as J", fallback: .init(application: 0, digitCount: 2)) {
      text throws(ValueFault) in
      guard let identifier = FieldIdentifier(data: text) else {
        throw ValueFault(
          message: "'\(text)' is no data identifier",
          allowed: ["a capital, behind up to three digits: J, 25S"])
      }
      return identifier
    }
  }
}

extension ValueKind where Value == String {
  /// One of the words by which labels are told apart.
  static func labelWord(_ what: String, _ word: @escaping (LabelFormat) -> String) -> ValueKind {
    ValueKind(needs: "a \(what) such as \(word(.s10))", fallback: word(.s10)) { text throws(ValueFault) in
      let words = LabelFormat.allCases.map(word)
      guard words.contains(text) else {
        throw ValueFault(
          message: "no \(what) of labels is called '\(text)'",
          allowed: ["what 'hubctl barcode parse CODE' says, or docs/labels.md"],
          nearest: NearestWord.to(text, among: words))
      }
      return text
    }
  }

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
