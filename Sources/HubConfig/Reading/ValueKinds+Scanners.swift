extension ValueKind where Value == String {
  /// What a scanner puts before each label.
  ///
  /// **Shape**: 1 to 7 ASCII characters, none that ends a label. **Source**: the decoder's prefix has 8 bytes, and
  /// `terminator: etx` brings the STX along.
  static var labelPrefix: ValueKind {
    ValueKind(needs: "the characters before each code", fallback: "") { text throws(ValueFault) in
      let bytes = Array(text.utf8)
      guard (1...7).contains(bytes.count),
        bytes.allSatisfy({ $0 < 0x80 && $0 != 0x0D && $0 != 0x0A && $0 != 0x09 })
      else {
        throw ValueFault(
          message: "cannot be before each code",
          allowed: ["1 to 7 ASCII characters, without Enter, LF and Tab"])
      }
      return text
    }
  }
}
