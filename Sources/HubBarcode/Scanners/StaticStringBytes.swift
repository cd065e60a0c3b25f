extension StaticString {
  /// One byte of a constant text.
  ///
  /// **Precondition**: `0 <= index < utf8CodeUnitCount`.
  func byte(at index: Int) -> UInt8 {
    precondition(index >= 0 && index < utf8CodeUnitCount, "hub bug: index past the end of a constant text")
    // SAFETY: the index is inside the constant, checked on the line above; constants live as long as the program.
    return unsafe utf8Start[index]
  }
}
