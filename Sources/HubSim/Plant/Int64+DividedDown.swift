extension Int64 {
  /// The quotient rounded down, also below zero: a belt that runs back must mirror one that runs on.
  ///
  /// **Precondition**: the divisor is positive.
  func dividedDown(by divisor: Int64) -> Int64 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }

  /// The quotient rounded up.
  ///
  /// **Precondition**: the divisor is positive.
  func dividedUp(by divisor: Int64) -> Int64 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest > 0 ? quotient + 1 : quotient
  }
}
